// Generated from libs/contracts by `npm run contracts`; `npm run check` fails when it is out of date.

export interface paths {
    "/erasures/{erasureId}/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A consumer of the public topic says that it has taken back what was retracted
         * @description Roles: Administrator, Contributor, Service. By API key: scope run
         */
        post: operations["acknowledgeErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/runs/{runId}/unfinished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For sourcing: the profiles of a run that failed or were not attempted, in the order of its batches
         * @description Roles: Service
         */
        get: operations["listUnfinished"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The output table, sorted and filtered; a page goes on where the last one ended, whatever was written since
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The output table as CSV, in profile id order, with the names and types of its columns; safe to open in a spreadsheet
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["downloadRowsAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/rows.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The output table as NDJSON, in profile id order, with the names and types of its columns
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["downloadRowsAsNdjson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/rows/{profileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One row, what each of its values rests on, and what it was before
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getRow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{runId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which rows a run changed, field by field, before and after
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listRunChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{runId}/changes/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many rows a run made, changed and took back, and how often each field changed
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["countRunChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{runId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the undo of a run is
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getUndo"];
        put?: never;
        /**
         * Put back what rows said before a run; rows that something later wrote stay. Said again, it changes nothing
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        post: operations["undoRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The output table in profile id order, and where its changes go on from
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows that may have changed since, as they are now; ask again with `next`, also where it is the last
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Doubtful matches that wait for a person, or were decided: what was asked beside what came back
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/reviews/{profileId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a doubtful match, which writes the row, or reject it; later runs remember it for the same question and company
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        post: operations["decideReview"];
        /**
         * Take a decision back: the match waits again, and the row says what it said before
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        delete: operations["takeBackReview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows of the output table now, by confidence and by field, out of how many profiles, and what the last run did
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/summary/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many profiles were enriched over time, one point a run or a day
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getSummaryHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles/{profileId}/enrichments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What all enrichments know of one profile
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listProfileEnrichments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of all enrichments that ended last, newest first
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listRecentRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{runId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a run is, and what came of it so far
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{runId}/progress/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as server-sent events, until the run is over
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["followProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrichments/{enrichmentId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The runs of an enrichment with their counts, newest first
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listRunHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{runId}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each profile, in the order of the batches
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that this service had to put aside, newest first
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, as it came
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["showDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have it handled once more by this service; handling it twice is harmless
         * @description Roles: Administrator. By API key: scope manage
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change that was asked for, refused ones too, and what the service changed unasked; newest first
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole chain as NDJSON, oldest first: for a SIEM, and to be verified elsewhere
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed words on how far the chain had come, oldest first; keep them elsewhere
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listAuditCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that checkpoints are signed with; the present one first */
        get: operations["listAuditKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the whole chain and say what was changed, deleted, inserted, reordered or cut off
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chain of any tenant, for a collector; `-` is that of callers without a tenant
         * @description Roles: Service
         */
        get: operations["collectAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @description Stable: `<area>/<rule>` */
            type: string;
            title: string;
            status: number;
            detail?: string;
            errors?: {
                field: string;
                rule: string;
            }[];
        };
        Address: {
            country?: string;
            state?: string;
            city?: string;
            region?: string;
            street?: string;
            postalCode?: string;
        };
        Company: {
            /** @description The provider's company id; opaque */
            id?: string;
            name?: string;
            /** @description The name that was asked for, as the provider echoes it */
            originalName?: string;
            description?: string;
            website?: string;
            phone?: string;
            industry?: string;
            subIndustry?: string;
            sic?: string;
            sicDescription?: string;
            naics?: string;
            naicsDescription?: string;
            ownership?: string;
            linkedinProfile?: string;
            latitude?: string;
            longitude?: string;
            primaryLocation?: string;
            address?: components["schemas"]["Address"];
            employees?: {
                exact?: number;
                range?: string;
            };
            /** @description US dollars */
            revenue?: {
                exact?: number;
                range?: string;
            };
            domainIntent?: string;
            intentModels?: {
                model?: string;
                levels?: string[];
                score?: number;
                drivers?: string[];
                source?: string;
                cadence?: string;
                newHighIntent?: string;
                industries?: string[];
                topMetros?: string[];
                domainOrigins?: string[];
            }[];
            specialties?: string[];
            familyTree?: {
                /** @description DU, GU, SITE, PARENT, HQ, SU */
                type?: string;
                id?: string;
                name?: string;
                website?: string;
                phone?: string;
                sic?: string;
                naics?: string;
                address?: components["schemas"]["Address"];
            }[];
            departmentSize?: {
                [key: string]: number;
            };
            funding?: {
                totalRoundsCount?: number;
                lastRoundInvestorCount?: number;
                lastRoundDate?: string;
                lastRoundMoneyRaised?: string;
                lastRoundType?: string;
                url?: string;
            };
            investors?: {
                companyInvestors?: string;
                lastInvestorName?: string;
                url?: string;
            };
            ranks?: {
                fortune500?: number;
                fortune1000?: number;
                global2000?: number;
            };
            technologies?: {
                installed?: string[];
                website?: string[];
                categories?: string[];
                customCategories?: string[];
            };
        };
        CompanyInput: {
            name?: string;
            website?: string;
            location?: {
                country?: string;
                state?: string;
                city?: string;
                street?: string;
                postalCode?: string;
            };
        };
        Opinion: {
            /** @description How likely it is that the company is the one that was asked for */
            confidence: number;
            /** @description The confidence before recorded decisions shifted it: what further decisions are recorded with; absent: the same */
            asLearned?: number;
            /** @enum {string} */
            name: "agrees" | "partly agrees" | "disagrees" | "not given";
            /** @enum {string} */
            website: "agrees" | "partly agrees" | "disagrees" | "not given";
            /** @enum {string} */
            place: "agrees" | "partly agrees" | "disagrees" | "not given";
            /** @description It is less likely than it has to be (one half, or what the target precision asks), and the website or the place contradicts */
            isConflict: boolean;
        };
        Outcome: {
            /** @constant */
            outcome: "enriched";
        } | {
            /** @constant */
            outcome: "unchanged";
        } | {
            /** @constant */
            outcome: "not-matched";
            /** @enum {string} */
            reason: "not-found" | "below-threshold" | "conflicting" | "empty" | "awaiting-review" | "rejected";
        } | {
            /** @constant */
            outcome: "not-eligible";
            /** @enum {string} */
            reason: "no-company-name" | "placeholder-name" | "excluded" | "deleted";
        } | {
            /** @constant */
            outcome: "not-attempted";
            /** @enum {string} */
            reason: "canceled" | "over-budget" | "out-of-credits" | "no-consent";
        } | {
            /** @constant */
            outcome: "failed";
            /** @enum {string} */
            reason: "record-error" | "call-failed" | "ambiguous" | "dead-lettered";
        };
        OutcomeCounts: {
            [key: string]: number;
        };
        ProfileOutcome: {
            profileId: string;
            batch: number;
            row?: {
                profileId: string;
                company: components["schemas"]["Company"];
                /** @enum {string} */
                confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                confidenceLabel?: string;
                opinion?: components["schemas"]["Opinion"];
                sharedWith?: components["schemas"]["SharedWith"];
                /** Format: date-time */
                askedAt: string;
                /**
                 * Format: uuid
                 * @description The run that wrote it
                 */
                runId: string;
                sequence: number;
                /** Format: date-time */
                updatedAt: string;
            } | null;
        } & components["schemas"]["Outcome"];
        RunProgress: {
            /** Format: uuid */
            runId: string;
            /** Format: uuid */
            enrichmentId: string;
            /** @enum {string} */
            state: "sourcing" | "running" | "settled" | "completed" | "canceled" | "failed";
            /** @description Null until the data set is frozen */
            profiles: number | null;
            done: number;
            counts: components["schemas"]["OutcomeCounts"];
            /** @description By `<outcome>/<reason>` */
            reasons: {
                [key: string]: number;
            };
            /** @description Confidence of the rows that were enriched or unchanged */
            confidences: {
                [key: string]: number;
            };
            /** @description In how many of these rows each company field is filled */
            fields: {
                [key: string]: number;
            };
            /** @description Answers that were still fresh */
            cached: number;
            /** Format: date-time */
            startedAt: string;
            endedAt: string | null;
            profilesPerSecond: number | null;
            secondsLeft: number | null;
            /** @description Only when the run stands still: batches that have not come whole */
            missingBatches?: number[];
        };
        SharedWith: {
            /** @description The profile that was asked about */
            profileId: string;
            /** @description How likely it is that both profiles are one company */
            confidence: number;
            /** @enum {string} */
            name: "agrees" | "partly agrees" | "disagrees" | "not given";
            /** @enum {string} */
            website: "agrees" | "partly agrees" | "disagrees" | "not given";
            /** @enum {string} */
            place: "agrees" | "partly agrees" | "disagrees" | "not given";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    acknowledgeErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Which consumer it is */
                    consumer: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        erasureId: string;
                        consumer: string;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnfinished: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 5000 */
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            batch: number;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRows: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
                confidence?: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                /** @description Our own confidence is at least this, from 0 to 1 */
                minOpinion?: number;
                maxOpinion?: number;
                /** @description Whether our own judgement contradicts the provider */
                conflict?: "true" | "false";
                country?: string;
                industry?: string;
                /** @description What the company name begins with, in any case */
                name?: string;
                /** @description The whole of it, in any case */
                website?: string;
                /** @description The whole of it, in any case */
                subIndustry?: string;
                /** @description The whole of it, in any case */
                sic?: string;
                /** @description The whole of it, in any case */
                naics?: string;
                /** @description The whole of it, in any case */
                ownership?: string;
                /** @description The whole of it, in any case */
                state?: string;
                /** @description The whole of it, in any case */
                city?: string;
                minEmployees?: number;
                maxEmployees?: number;
                minRevenue?: number;
                maxRevenue?: number;
                /** @description Written at this time or later */
                updatedFrom?: string;
                updatedBefore?: string;
                /** @description Only rows in which this company field is filled */
                filled?: "id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies";
                /** @description Only rows that this run wrote */
                runId?: string;
                /** @description A field, with a minus before it for the other way round */
                sort?: "profileId" | "updatedAt" | "askedAt" | "confidence" | "opinion" | "name" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "naics" | "ownership" | "country" | "state" | "city" | "employees" | "revenue" | "-profileId" | "-updatedAt" | "-askedAt" | "-confidence" | "-opinion" | "-name" | "-website" | "-phone" | "-industry" | "-subIndustry" | "-sic" | "-naics" | "-ownership" | "-country" | "-state" | "-city" | "-employees" | "-revenue";
                /** @description Only these company fields, with commas between them; absent: all */
                fields?: string;
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            company: components["schemas"]["Company"];
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            confidenceLabel?: string;
                            opinion?: components["schemas"]["Opinion"];
                            sharedWith?: components["schemas"]["SharedWith"];
                            /** Format: date-time */
                            askedAt: string;
                            /**
                             * Format: uuid
                             * @description The run that wrote it
                             */
                            runId: string;
                            sequence: number;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRowsAsCsv: {
        parameters: {
            query?: {
                confidence?: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                /** @description Our own confidence is at least this, from 0 to 1 */
                minOpinion?: number;
                maxOpinion?: number;
                /** @description Whether our own judgement contradicts the provider */
                conflict?: "true" | "false";
                country?: string;
                industry?: string;
                /** @description What the company name begins with, in any case */
                name?: string;
                /** @description The whole of it, in any case */
                website?: string;
                /** @description The whole of it, in any case */
                subIndustry?: string;
                /** @description The whole of it, in any case */
                sic?: string;
                /** @description The whole of it, in any case */
                naics?: string;
                /** @description The whole of it, in any case */
                ownership?: string;
                /** @description The whole of it, in any case */
                state?: string;
                /** @description The whole of it, in any case */
                city?: string;
                minEmployees?: number;
                maxEmployees?: number;
                minRevenue?: number;
                maxRevenue?: number;
                /** @description Written at this time or later */
                updatedFrom?: string;
                updatedBefore?: string;
                /** @description Only rows in which this company field is filled */
                filled?: "id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies";
                /** @description Only rows that this run wrote */
                runId?: string;
                /** @description Only these company fields, with commas between them; absent: all */
                fields?: string;
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRowsAsNdjson: {
        parameters: {
            query?: {
                confidence?: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                /** @description Our own confidence is at least this, from 0 to 1 */
                minOpinion?: number;
                maxOpinion?: number;
                /** @description Whether our own judgement contradicts the provider */
                conflict?: "true" | "false";
                country?: string;
                industry?: string;
                /** @description What the company name begins with, in any case */
                name?: string;
                /** @description The whole of it, in any case */
                website?: string;
                /** @description The whole of it, in any case */
                subIndustry?: string;
                /** @description The whole of it, in any case */
                sic?: string;
                /** @description The whole of it, in any case */
                naics?: string;
                /** @description The whole of it, in any case */
                ownership?: string;
                /** @description The whole of it, in any case */
                state?: string;
                /** @description The whole of it, in any case */
                city?: string;
                minEmployees?: number;
                maxEmployees?: number;
                minRevenue?: number;
                maxRevenue?: number;
                /** @description Written at this time or later */
                updatedFrom?: string;
                updatedBefore?: string;
                /** @description Only rows in which this company field is filled */
                filled?: "id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies";
                /** @description Only rows that this run wrote */
                runId?: string;
                /** @description Only these company fields, with commas between them; absent: all */
                fields?: string;
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRow: {
        parameters: {
            query?: {
                /** @description Also what was believed at this time */
                at?: string;
            };
            header?: never;
            path: {
                enrichmentId: string;
                profileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null when it was taken back */
                        row: {
                            profileId: string;
                            company: components["schemas"]["Company"];
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            confidenceLabel?: string;
                            opinion?: components["schemas"]["Opinion"];
                            sharedWith?: components["schemas"]["SharedWith"];
                            /** Format: date-time */
                            askedAt: string;
                            /**
                             * Format: uuid
                             * @description The run that wrote it
                             */
                            runId: string;
                            sequence: number;
                            /** Format: date-time */
                            updatedAt: string;
                        } | null;
                        /** @description None when it was taken back */
                        values: {
                            /** @enum {string} */
                            field: "id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies";
                            /** @description Its name in the output table */
                            column: string;
                            value: unknown;
                            /** @constant */
                            provider: "leadspace";
                            /**
                             * Format: uuid
                             * @description The run that brought this value first
                             */
                            runId: string;
                            /**
                             * Format: date-time
                             * @description Since when it is so
                             */
                            since: string;
                            /**
                             * Format: date-time
                             * @description When the provider last said so
                             */
                            askedAt: string;
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            /** @description Our own confidence; null: not asked for */
                            ours: number | null;
                        }[];
                        /** @description Newest first */
                        history: {
                            /** Format: uuid */
                            runId: string;
                            /** Format: date-time */
                            at: string;
                            changed: ("id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies")[];
                            /** @description Null: there was no row */
                            before: components["schemas"]["Company"] | null;
                        }[];
                        /** @description Where a time was asked for */
                        believed?: {
                            /** Format: date-time */
                            at: string;
                            /** @description Null: there was no row, or it is not known any more */
                            company: components["schemas"]["Company"] | null;
                            /** @description The run that had written it */
                            runId: string | null;
                            since: string | null;
                        };
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunChanges: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 500 */
                limit?: number;
                /** @description Only rows in which this company field changed */
                field?: "id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies";
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            changed: ("id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies")[];
                            /** @description The fields that changed, as they were; null: there was no row */
                            before: components["schemas"]["Company"] | null;
                            /** @description The same as the run left them; null: the row was taken back, or it is not known any more */
                            after: components["schemas"]["Company"] | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countRunChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created: number;
                        changed: number;
                        retracted: number;
                        fields: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUndo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        runId: string;
                        /** Format: uuid */
                        enrichmentId: string;
                        /** @enum {string} */
                        state: "under-way" | "done";
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Rows that say again what they said before the run */
                        restored: number;
                        /** @description Rows that the run had made */
                        retracted: number;
                        /** @description Rows that stay, because something later wrote them */
                        left: number;
                        doneAt: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        runId: string;
                        /** Format: uuid */
                        enrichmentId: string;
                        /** @enum {string} */
                        state: "under-way" | "done";
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Rows that say again what they said before the run */
                        restored: number;
                        /** @description Rows that the run had made */
                        retracted: number;
                        /** @description Rows that stay, because something later wrote them */
                        left: number;
                        doneAt: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; run/under-way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSnapshot: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            company: components["schemas"]["Company"];
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            confidenceLabel?: string;
                            opinion?: components["schemas"]["Opinion"];
                            sharedWith?: components["schemas"]["SharedWith"];
                            /** Format: date-time */
                            askedAt: string;
                            /**
                             * Format: uuid
                             * @description The run that wrote it
                             */
                            runId: string;
                            sequence: number;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        next: string | null;
                        /** @description `after` of the changes, once the last page is read; the same on every page */
                        changesAfter: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query: {
                /** @description `changesAfter` of a snapshot, then `next` */
                after: number;
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            /** @description Null: nothing is left of the row */
                            sequence: number | null;
                            /** @description Null: it is taken back */
                            row: {
                                profileId: string;
                                company: components["schemas"]["Company"];
                                /** @enum {string} */
                                confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                                confidenceLabel?: string;
                                opinion?: components["schemas"]["Opinion"];
                                sharedWith?: components["schemas"]["SharedWith"];
                                /** Format: date-time */
                                askedAt: string;
                                /**
                                 * Format: uuid
                                 * @description The run that wrote it
                                 */
                                runId: string;
                                sequence: number;
                                /** Format: date-time */
                                updatedAt: string;
                            } | null;
                            /** @description Where it is taken back: why, and the company fields to take back */
                            retraction: {
                                /** @enum {string} */
                                reason: "not-matched" | "enrichment-deleted" | "profile-deleted" | "undone" | "erased";
                                fields: ("id" | "name" | "originalName" | "description" | "website" | "phone" | "industry" | "subIndustry" | "sic" | "sicDescription" | "naics" | "naicsDescription" | "ownership" | "linkedinProfile" | "latitude" | "longitude" | "primaryLocation" | "address" | "employees" | "revenue" | "domainIntent" | "intentModels" | "specialties" | "familyTree" | "departmentSize" | "funding" | "investors" | "ranks" | "technologies")[];
                            } | null;
                        }[];
                        next: string;
                        /** @description There is nothing after it yet */
                        isLast: boolean;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description changes/expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
                state?: "waiting" | "accepted" | "rejected";
                why?: "below-minimum" | "conflicting" | "unsure";
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            /**
                             * Format: uuid
                             * @description The run that brought the answer
                             */
                            runId: string;
                            /** @enum {string} */
                            state: "waiting" | "accepted" | "rejected";
                            /**
                             * @description The provider is less sure than the minimum; our own judgement contradicts; or it doubts
                             * @enum {string}
                             */
                            why: "below-minimum" | "conflicting" | "unsure";
                            /** @description What was asked; null on answers from before it was told */
                            asked: components["schemas"]["CompanyInput"] | null;
                            /** @description What came back, as far as it would be kept */
                            company: {
                                /** @description The provider's company id; opaque */
                                id?: string;
                                name?: string;
                                /** @description The name that was asked for, as the provider echoes it */
                                originalName?: string;
                                description?: string;
                                website?: string;
                                phone?: string;
                                industry?: string;
                                subIndustry?: string;
                                sic?: string;
                                sicDescription?: string;
                                naics?: string;
                                naicsDescription?: string;
                                ownership?: string;
                                linkedinProfile?: string;
                                latitude?: string;
                                longitude?: string;
                                primaryLocation?: string;
                                address?: components["schemas"]["Address"];
                                employees?: {
                                    exact?: number;
                                    range?: string;
                                };
                                /** @description US dollars */
                                revenue?: {
                                    exact?: number;
                                    range?: string;
                                };
                                domainIntent?: string;
                                intentModels?: {
                                    model?: string;
                                    levels?: string[];
                                    score?: number;
                                    drivers?: string[];
                                    source?: string;
                                    cadence?: string;
                                    newHighIntent?: string;
                                    industries?: string[];
                                    topMetros?: string[];
                                    domainOrigins?: string[];
                                }[];
                                specialties?: string[];
                                familyTree?: {
                                    /** @description DU, GU, SITE, PARENT, HQ, SU */
                                    type?: string;
                                    id?: string;
                                    name?: string;
                                    website?: string;
                                    phone?: string;
                                    sic?: string;
                                    naics?: string;
                                    address?: components["schemas"]["Address"];
                                }[];
                                departmentSize?: {
                                    [key: string]: number;
                                };
                                funding?: {
                                    totalRoundsCount?: number;
                                    lastRoundInvestorCount?: number;
                                    lastRoundDate?: string;
                                    lastRoundMoneyRaised?: string;
                                    lastRoundType?: string;
                                    url?: string;
                                };
                                investors?: {
                                    companyInvestors?: string;
                                    lastInvestorName?: string;
                                    url?: string;
                                };
                                ranks?: {
                                    fortune500?: number;
                                    fortune1000?: number;
                                    global2000?: number;
                                };
                                technologies?: {
                                    installed?: string[];
                                    website?: string[];
                                    categories?: string[];
                                    customCategories?: string[];
                                };
                            };
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            opinion: components["schemas"]["Opinion"] | null;
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            since: string;
                            decidedBy: string | null;
                            decidedAt: string | null;
                            /** @description What the output table says of the profile now; in lists only */
                            row?: {
                                profileId: string;
                                company: components["schemas"]["Company"];
                                /** @enum {string} */
                                confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                                confidenceLabel?: string;
                                opinion?: components["schemas"]["Opinion"];
                                sharedWith?: components["schemas"]["SharedWith"];
                                /** Format: date-time */
                                askedAt: string;
                                /**
                                 * Format: uuid
                                 * @description The run that wrote it
                                 */
                                runId: string;
                                sequence: number;
                                /** Format: date-time */
                                updatedAt: string;
                            } | null;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrichmentId: string;
                profileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "accepted" | "rejected";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profileId: string;
                        /**
                         * Format: uuid
                         * @description The run that brought the answer
                         */
                        runId: string;
                        /** @enum {string} */
                        state: "waiting" | "accepted" | "rejected";
                        /**
                         * @description The provider is less sure than the minimum; our own judgement contradicts; or it doubts
                         * @enum {string}
                         */
                        why: "below-minimum" | "conflicting" | "unsure";
                        /** @description What was asked; null on answers from before it was told */
                        asked: components["schemas"]["CompanyInput"] | null;
                        /** @description What came back, as far as it would be kept */
                        company: {
                            /** @description The provider's company id; opaque */
                            id?: string;
                            name?: string;
                            /** @description The name that was asked for, as the provider echoes it */
                            originalName?: string;
                            description?: string;
                            website?: string;
                            phone?: string;
                            industry?: string;
                            subIndustry?: string;
                            sic?: string;
                            sicDescription?: string;
                            naics?: string;
                            naicsDescription?: string;
                            ownership?: string;
                            linkedinProfile?: string;
                            latitude?: string;
                            longitude?: string;
                            primaryLocation?: string;
                            address?: components["schemas"]["Address"];
                            employees?: {
                                exact?: number;
                                range?: string;
                            };
                            /** @description US dollars */
                            revenue?: {
                                exact?: number;
                                range?: string;
                            };
                            domainIntent?: string;
                            intentModels?: {
                                model?: string;
                                levels?: string[];
                                score?: number;
                                drivers?: string[];
                                source?: string;
                                cadence?: string;
                                newHighIntent?: string;
                                industries?: string[];
                                topMetros?: string[];
                                domainOrigins?: string[];
                            }[];
                            specialties?: string[];
                            familyTree?: {
                                /** @description DU, GU, SITE, PARENT, HQ, SU */
                                type?: string;
                                id?: string;
                                name?: string;
                                website?: string;
                                phone?: string;
                                sic?: string;
                                naics?: string;
                                address?: components["schemas"]["Address"];
                            }[];
                            departmentSize?: {
                                [key: string]: number;
                            };
                            funding?: {
                                totalRoundsCount?: number;
                                lastRoundInvestorCount?: number;
                                lastRoundDate?: string;
                                lastRoundMoneyRaised?: string;
                                lastRoundType?: string;
                                url?: string;
                            };
                            investors?: {
                                companyInvestors?: string;
                                lastInvestorName?: string;
                                url?: string;
                            };
                            ranks?: {
                                fortune500?: number;
                                fortune1000?: number;
                                global2000?: number;
                            };
                            technologies?: {
                                installed?: string[];
                                website?: string[];
                                categories?: string[];
                                customCategories?: string[];
                            };
                        };
                        /** @enum {string} */
                        confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                        opinion: components["schemas"]["Opinion"] | null;
                        /** Format: date-time */
                        askedAt: string;
                        /** Format: date-time */
                        since: string;
                        decidedBy: string | null;
                        decidedAt: string | null;
                        /** @description What the output table says of the profile now; in lists only */
                        row?: {
                            profileId: string;
                            company: components["schemas"]["Company"];
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            confidenceLabel?: string;
                            opinion?: components["schemas"]["Opinion"];
                            sharedWith?: components["schemas"]["SharedWith"];
                            /** Format: date-time */
                            askedAt: string;
                            /**
                             * Format: uuid
                             * @description The run that wrote it
                             */
                            runId: string;
                            sequence: number;
                            /** Format: date-time */
                            updatedAt: string;
                        } | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; review/decided; review/outdated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBackReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrichmentId: string;
                profileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profileId: string;
                        /**
                         * Format: uuid
                         * @description The run that brought the answer
                         */
                        runId: string;
                        /** @enum {string} */
                        state: "waiting" | "accepted" | "rejected";
                        /**
                         * @description The provider is less sure than the minimum; our own judgement contradicts; or it doubts
                         * @enum {string}
                         */
                        why: "below-minimum" | "conflicting" | "unsure";
                        /** @description What was asked; null on answers from before it was told */
                        asked: components["schemas"]["CompanyInput"] | null;
                        /** @description What came back, as far as it would be kept */
                        company: {
                            /** @description The provider's company id; opaque */
                            id?: string;
                            name?: string;
                            /** @description The name that was asked for, as the provider echoes it */
                            originalName?: string;
                            description?: string;
                            website?: string;
                            phone?: string;
                            industry?: string;
                            subIndustry?: string;
                            sic?: string;
                            sicDescription?: string;
                            naics?: string;
                            naicsDescription?: string;
                            ownership?: string;
                            linkedinProfile?: string;
                            latitude?: string;
                            longitude?: string;
                            primaryLocation?: string;
                            address?: components["schemas"]["Address"];
                            employees?: {
                                exact?: number;
                                range?: string;
                            };
                            /** @description US dollars */
                            revenue?: {
                                exact?: number;
                                range?: string;
                            };
                            domainIntent?: string;
                            intentModels?: {
                                model?: string;
                                levels?: string[];
                                score?: number;
                                drivers?: string[];
                                source?: string;
                                cadence?: string;
                                newHighIntent?: string;
                                industries?: string[];
                                topMetros?: string[];
                                domainOrigins?: string[];
                            }[];
                            specialties?: string[];
                            familyTree?: {
                                /** @description DU, GU, SITE, PARENT, HQ, SU */
                                type?: string;
                                id?: string;
                                name?: string;
                                website?: string;
                                phone?: string;
                                sic?: string;
                                naics?: string;
                                address?: components["schemas"]["Address"];
                            }[];
                            departmentSize?: {
                                [key: string]: number;
                            };
                            funding?: {
                                totalRoundsCount?: number;
                                lastRoundInvestorCount?: number;
                                lastRoundDate?: string;
                                lastRoundMoneyRaised?: string;
                                lastRoundType?: string;
                                url?: string;
                            };
                            investors?: {
                                companyInvestors?: string;
                                lastInvestorName?: string;
                                url?: string;
                            };
                            ranks?: {
                                fortune500?: number;
                                fortune1000?: number;
                                global2000?: number;
                            };
                            technologies?: {
                                installed?: string[];
                                website?: string[];
                                categories?: string[];
                                customCategories?: string[];
                            };
                        };
                        /** @enum {string} */
                        confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                        opinion: components["schemas"]["Opinion"] | null;
                        /** Format: date-time */
                        askedAt: string;
                        /** Format: date-time */
                        since: string;
                        decidedBy: string | null;
                        decidedAt: string | null;
                        /** @description What the output table says of the profile now; in lists only */
                        row?: {
                            profileId: string;
                            company: components["schemas"]["Company"];
                            /** @enum {string} */
                            confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                            confidenceLabel?: string;
                            opinion?: components["schemas"]["Opinion"];
                            sharedWith?: components["schemas"]["SharedWith"];
                            /** Format: date-time */
                            askedAt: string;
                            /**
                             * Format: uuid
                             * @description The run that wrote it
                             */
                            runId: string;
                            sequence: number;
                            /** Format: date-time */
                            updatedAt: string;
                        } | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; review/decided; review/outdated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: number;
                        lastUpdate: string | null;
                        confidences: {
                            [key: string]: number;
                        };
                        fields: {
                            [key: string]: number;
                        };
                        /** @description Of the data set of the last run that has its counts; null: there was none */
                        profiles: number | null;
                        /** @description Enriched or unchanged in that run, of these profiles */
                        percent: number | null;
                        /** @description Profiles that ended enriched or unchanged in that run */
                        enriched: number | null;
                        lastRun: {
                            /** Format: uuid */
                            runId: string;
                            /** Format: date-time */
                            at: string;
                            counts: components["schemas"]["OutcomeCounts"];
                            changes: {
                                processedAndChanged: number;
                                processedNotChanged: number;
                                notProcessedNotChanged: number;
                            };
                        } | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSummaryHistory: {
        parameters: {
            query?: {
                range?: "7d" | "30d" | "90d" | "custom";
                /** @description Only with range=custom */
                from?: string;
                /** @description Only with range=custom; absent: now */
                to?: string;
                per?: "run" | "day";
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @description Oldest first; of more than a thousand, the newest */
                        points: {
                            /**
                             * Format: date-time
                             * @description When its last profile had its outcome; of a day, its beginning in UTC
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description Of a day, its last run
                             */
                            runId: string;
                            profiles: number;
                            /** @description Profiles that ended enriched or unchanged */
                            enriched: number;
                            counts: components["schemas"]["OutcomeCounts"];
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfileEnrichments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                profileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            enrichmentId: string;
                            name: string | null;
                            outputTable: string;
                            row: {
                                profileId: string;
                                company: components["schemas"]["Company"];
                                /** @enum {string} */
                                confidence: "HIGH" | "MEDIUM" | "LOW" | "VERY LOW" | "UNKNOWN";
                                confidenceLabel?: string;
                                opinion?: components["schemas"]["Opinion"];
                                sharedWith?: components["schemas"]["SharedWith"];
                                /** Format: date-time */
                                askedAt: string;
                                /**
                                 * Format: uuid
                                 * @description The run that wrote it
                                 */
                                runId: string;
                                sequence: number;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecentRuns: {
        parameters: {
            query?: {
                /** @description At most 100 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            runId: string;
                            /** Format: uuid */
                            enrichmentId: string;
                            name: string;
                            /** @enum {string} */
                            state: "completed" | "canceled" | "failed";
                            /** Format: date-time */
                            endedAt: string;
                            profiles: number | null;
                            /** @description Null: it ended without */
                            counts: components["schemas"]["OutcomeCounts"] | null;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunProgress"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunHistory: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path: {
                enrichmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RunProgress"][];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOutcomes: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 5000 */
                limit?: number;
                outcome?: "enriched" | "unchanged" | "not-matched" | "not-eligible" | "not-attempted" | "failed";
                /** @description With the present row of each profile */
                rows?: "true" | "false";
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProfileOutcome"][];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                topic?: string;
                after?: string;
                /** @description At most 500 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Says where it lies: `<topic>~<offset>` */
                            id: string;
                            /** @description The topic it could not be handled on */
                            topic: string;
                            key: string;
                            code: string;
                            errorClass: string;
                            /** @description Where it is wrong; never what it says */
                            reason: string;
                            attempts: number;
                            /** Format: date-time */
                            at: string;
                            bytes: number;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Says where it lies: `<topic>~<offset>` */
                        id: string;
                        /** @description The topic it could not be handled on */
                        topic: string;
                        key: string;
                        code: string;
                        errorClass: string;
                        /** @description Where it is wrong; never what it says */
                        reason: string;
                        attempts: number;
                        /** Format: date-time */
                        at: string;
                        bytes: number;
                        headers: {
                            [key: string]: string;
                        };
                        value: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description dead-letter/erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        topic: string;
                        key: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description dead-letter/erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
                /** @description At or after */
                from?: string;
                /** @description Before */
                to?: string;
                /** @description Subject of who acted */
                actor?: string;
                /** @description Name of a route, or type of an event */
                action?: string;
                /** @description Any id in the address, or of what changed */
                target?: string;
                phase?: "intent" | "outcome" | "change";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            tenant: string;
                            service: string;
                            /** @description Rises by one, from 1, within tenant and service */
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            phase: "intent" | "outcome" | "change";
                            /** @description Name of the route (`operationId` in OpenAPI), or type of the event */
                            action: string;
                            actor: {
                                /** @description `system` where nobody asked, `anonymous` without a valid token */
                                subject: string;
                                name?: string;
                                roles: string[];
                                /** @description The API key that was used */
                                apiKeyId?: string;
                                /** @description Who made that key */
                                responsible?: string;
                            };
                            /** @description IP address that the request came from */
                            address?: string;
                            /** @description Ids in the address of the request */
                            target: {
                                [key: string]: string;
                            };
                            /** @description Body of the request, as far as it is recorded; never a secret */
                            request?: {
                                [key: string]: unknown;
                            };
                            /** @description Answer, as far as it is recorded: new ids, counts */
                            answer?: {
                                [key: string]: unknown;
                            };
                            /** @description What is different now */
                            changes?: {
                                /** @description What it is: connection, consent, enrichment, run, segment, … */
                                kind: string;
                                id: string;
                                fields: {
                                    [key: string]: {
                                        before?: unknown;
                                        after?: unknown;
                                    };
                                };
                            }[];
                            /**
                             * @description Of an outcome
                             * @enum {string}
                             */
                            result?: "success" | "client-error" | "failure";
                            /** @description HTTP status of an outcome */
                            status?: number;
                            /** @description Type of the problem that was answered */
                            problem?: string;
                            /** @description The same in intent and outcome; also the header x-correlation-id of the answer */
                            correlationId: string;
                            /** @description SHA-256 of the hash before (64 zeros before the first), then the canonical JSON of the entry */
                            hash: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Only entries behind this sequence: where the export before ended */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditCheckpoints: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            tenant: string;
                            service: string;
                            /** @description Of the last entry that it vouches for */
                            sequence: number;
                            /** @description Of that entry */
                            hash: string;
                            /** Format: date-time */
                            at: string;
                            /** @description The key that signed it */
                            keyId: string;
                            /**
                             * Format: base64
                             * @description Ed25519 over the canonical JSON of the other fields
                             */
                            signature: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            keyId: string;
                            /** @constant */
                            algorithm: "Ed25519";
                            /** @description PEM */
                            publicKey: string;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: number;
                        lastSequence: number;
                        /** @description The last entry that a signed checkpoint vouches for */
                        signedUpTo: number;
                        faultCount: number;
                        faults: {
                            kind: string;
                            sequence: number;
                            says: string;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collectAudit: {
        parameters: {
            query?: {
                /** @description Only entries behind this sequence: where the export before ended */
                after?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
