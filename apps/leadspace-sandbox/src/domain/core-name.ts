// Words that say in which form of law a company is organised, not which company it is.
const legalForms = new Set(
  `inc incorporated corp corporation co company companies ltd limited plc llc llp lp lc pllc public joint stock
   ag se sa sab nv bv ab asa as ao oyj oy abp spa srl gmbh mbh kgaa kg ohg ev eg aktiengesellschaft aktiebolag aktiebolaget
   sarl sas sca scs sicaf sicav societe anonyme sociedad anonima societa per azioni sociedade
   kk kabushiki kaisha pt tbk persero bhd berhad pcl pjsc ojsc cjsc jsc pao oao zao ooo psc qsc saog
   pty pte pvt private sgps scpa cva ltda aps hf ehf doo dd ad nyrt zrt kft rt tas anonim sirketi publ
   de cv the`.split(/\s+/),
);
const leadingForms = new Set([
  'the',
  'pt',
  'ab',
  'pao',
  'oao',
  'pjsc',
  'jsc',
  'ojsc',
  'cjsc',
  'zao',
  'ooo',
  'aktiebolaget',
]);

/**
 * What is left of a company's name when case, accents, punctuation and legal forms are gone: the same for `L'Oréal S.A.` and
 * `LOREAL`. Empty when nothing is left that could name anything.
 */
export function coreName(name: string): string {
  const words = joinInitials(wordsOf(name));
  let from = 0;
  let to = words.length;
  while (to > from + 1 && legalForms.has(words[to - 1] ?? '')) to -= 1;
  while (to > from + 1 && leadingForms.has(words[from] ?? '')) from += 1;
  return words.slice(from, to).join('');
}

function wordsOf(name: string): string[] {
  return plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'and');
}

function plain(name: string): string {
  const lower = name.toLowerCase();
  if (/^[ -~]*$/.test(lower)) return lower.replaceAll(/[.'`]+/g, '');
  return lower
    .normalize('NFKD')
    .replaceAll(/[\p{M}.'’`´]+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l');
}

// `A/S`, `S. A.` and `S A` are one word each.
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let isAfterInitial = false;
  for (const word of words) {
    const isInitial = word.length === 1;
    if (isInitial && isAfterInitial) joined.push((joined.pop() ?? '') + word);
    else joined.push(word);
    isAfterInitial = isInitial;
  }
  return joined;
}
