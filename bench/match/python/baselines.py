"""Reads {"method", "reference", "queries"} as JSON from standard input; writes, for each query, [company id, score]."""

import json
import sys


def rapidfuzz(reference, queries):
    from rapidfuzz import fuzz, process

    names = [company["plain"] for company in reference]
    best = [process.extractOne(query["plain"], names, scorer=fuzz.token_sort_ratio) for query in queries]
    return [[reference[match[2]]["id"], match[1] / 100] if match else ["", 0] for match in best]


def name_matching(reference, queries):
    import pandas
    from name_matching.name_matcher import NameMatcher

    matcher = NameMatcher(number_of_matches=1, verbose=False)
    matcher.load_and_process_master_data("name", pandas.DataFrame({"name": [company["name"] for company in reference]}))
    matches = matcher.match_names(pandas.DataFrame({"name": [query["name"] for query in queries]}), "name")
    found = zip(matches["match_index"].tolist(), matches["score"].tolist())
    return [[reference[int(at)]["id"], score / 100] if at == at and at >= 0 else ["", 0] for at, score in found]


def splink(reference, queries):
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def frame(rows):
        columns = {"name": "plain", "domain": "domain", "country": "country", "city": "city"}
        data = {column: [row[key] or None for row in rows] for column, key in columns.items()}
        data["first"] = [(row["plain"].split(" ") or [None])[0] or None for row in rows]
        data["last"] = [(row["plain"].split(" ") or [None])[-1] or None for row in rows]
        return pandas.DataFrame({"unique_id": range(len(rows)), **data})

    rules = [block_on("name"), block_on("domain"), block_on("first"), block_on("last", "country")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]),
            cl.ExactMatch("domain"),
            cl.ExactMatch("country"),
            cl.ExactMatch("city"),
        ],
        blocking_rules_to_generate_predictions=rules,
    )
    api = DuckDBAPI()
    asked = api.register(frame(queries), dataset_display_name="asked", table_name="asked")
    known = api.register(frame(reference), dataset_display_name="known", table_name="known")
    linker = Linker([asked, known], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("name")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("domain"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    pairs = linker.inference.predict().as_pandas_dataframe()
    best = [["", 0] for _ in queries]
    columns = ["source_dataset_l", "unique_id_l", "unique_id_r", "match_probability"]
    for source, left, right, score in zip(*(pairs[column] for column in columns)):
        query, company = (left, right) if source == "asked" else (right, left)
        if score > best[query][1]:
            best[query] = [reference[company]["id"], float(score)]
    return best


asked = json.load(sys.stdin)
methods = {"rapidfuzz": rapidfuzz, "name_matching": name_matching, "splink": splink}
answer = methods[asked["method"]](asked["reference"], asked["queries"])
# The libraries print to standard output as they please.
print("\n" + json.dumps(answer))
