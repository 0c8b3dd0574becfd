/** A form of law under which a company is organised. */
export interface LegalForm {
  /** Forms that are translations or spellings of each other have one name. */
  readonly form: string;
  /** ISO 3166 codes of the countries whose law knows it; empty where many do. */
  readonly countries: readonly string[];
  /** Folded spellings, initials joined: `s.a.` is `sa`. */
  readonly spellings: readonly string[];
}

/** `form : countries : spellings`, from the lists of entity types that the national registers publish. */
const table = `
inc          : US CA PH PR : inc | incorporated | incorporation
corp         : US CA PH    : corp | corporation | corpn
co           :             : co | cia | compania | compagnia | companhia | company | companies | cos | cie | compagnie
ltd          :             : ltd | limited | private limited | pvt ltd | pvt limited | private ltd | pte ltd | pte limited | pty ltd | pty limited | co ltd | co limited
plc          : GB IE TH    : plc | public limited company | pcl | public company limited | public company ltd | public co ltd | public co limited | public co | public company
llc          : US          : llc | limited liability company | lc | pllc
lp           : US CA       : lp | limited partnership | l p
llp          : GB US IN    : llp | limited liability partnership
trust        : US          : reit | real estate investment trust
na           : US          : na | national association
ag           : DE CH AT LI : ag | aktiengesellschaft
gmbh         : DE CH AT    : gmbh | gesellschaft mit beschrankter haftung | mbh | ggmbh
kg           : DE AT       : kg | kommanditgesellschaft | gmbh co kg | ag co kg | ohg | gmbh and co kg | gmbh und co kg
kgaa         : DE          : kgaa | kommanditgesellschaft auf aktien | ag co kgaa | se co kgaa | gmbh co kgaa | sa co kgaa
se           :             : se | societas europaea | sce
ev           : DE          : ev | eg
sa           :             : sa | societe anonyme | sociedad anonima | sociedade anonima | sociedad anonima abierta | sanv | nvsa | saa | soc an | sae | sab | sal | saog | saoc
sabdecv      : MX          : sab de cv | sa de cv | sapi de cv | sapib de cv | s de rl de cv | srl de cv | sociedad anonima bursatil de capital variable | sociedad anonima de capital variable
sas          : FR CO       : sas | sasu
sarl         : FR LU CH    : sarl
sca          : FR LU       : sca | scs | snc | sci
nv           : NL BE       : nv | naamloze vennootschap
bv           : NL BE       : bv | besloten vennootschap | bvba | cvba | sprl
spa          : IT CL       : spa | societa per azioni | spa in breve | sapa
srl          : IT RO ES    : srl | societa a responsabilita limitata | srls
sl           : ES          : sl | slu | sociedad limitada | sau | sociedad anonima unipersonal | sociedad limitada unipersonal
scpa         : IT          : scpa | scarl | societa cooperativa per azioni
sgps         : PT          : sgps | sgps sa
lda          : PT          : lda | limitada
ltda         : BR CO CL    : ltda | eireli
ab           : SE FI       : ab | ab publ | aktiebolag | aktiebolaget | publ | abp
as           : DK NO EE LV : as | aktieselskab | aktieselskabet | aksjeselskap | aksjeselskapet | aps | anpartsselskab | ivs
asa          : NO          : asa | allmennaksjeselskap
oyj          : FI          : oyj | oy | oy ab | oyj abp | osakeyhtio | julkinen osakeyhtio
hf           : IS          : hf | ehf | ohf
asirketi     : TR          : anonim sirketi | anonim sti | ltd sti | limited sirketi | sti | tas | anonim ortakligi
sro          : CZ SK       : sro | akciova spolecnost | spol sro
spzoo        : PL          : sp zoo | spolka akcyjna | spolka z oo | sp z oo | sp k
nyrt         : HU          : nyrt | zrt | kft | rt | bt
doo          : RS SI HR    : doo | dd | akcionarsko drustvo
ad           : BG RS ME    : ad | ead | eood | ood
uab          : LT          : uab | akcine bendrove
sia          : LV          : sia
ou           : EE          : ou
pjsc         : RU UA AE    : pjsc | pao | oao | ojsc | jsc | cjsc | zao | ooo | tov | pat | prat | at | public joint stock company | open joint stock company | joint stock company | closed joint stock company | joint stock co | open jsc | public jsc | psc | qsc | qpsc | pqsc | ksc | kscc | kscp | ksc public | bsc | publichnoe aktsionernoe obshchestvo | otkrytoe aktsionernoe obshchestvo | aktsionernoe obshchestvo | obshchestvo s ogranichennoi otvetstvennostiu | stock company | ao
kk           : JP          : kk | kabushiki kaisha | kabushiki gaisha | yugen kaisha | gk | godo kaisha
tbk          : ID          : tbk | pt | persero | perseroan terbatas | tbk pt | persero tbk
bhd          : MY BN       : bhd | berhad | sdn bhd | sendirian berhad | sdn
jsc          : VN          : vietnam jsc
ltd          : IL          : baam
`;

export const legalForms: readonly LegalForm[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [form = '', countries = '', spellings = ''] = line.split(':').map((part) => part.trim());
    return {
      form,
      countries: countries.split(' ').filter((code) => code !== ''),
      spellings: spellings.split('|').map((spelling) => spelling.trim()),
    };
  });

/** They open a name as well as close it: `PT Astra`, `AO Gazprom`. The others are words where they stand first. */
export const leadingForms: readonly string[] =
  `pt pjsc ojsc jsc cjsc pao oao zao ooo ao ab as aktiebolaget uab sia compagnie cie company public publichnoe open otkrytoe closed joint corporation corp inc incorporated limited ltd`.split(
    ' ',
  );

/** What an exchange adds to a name to tell share classes apart; only behind the name. */
export const shareClasses: readonly string[] = (
  'class a | class b | class c | series a | series b | ser a | ser b | ser | on | na on | inh on | vz on | inh | namens | nam | ord | ordinary shares | ' +
  'adr | ads | gdr | spon adr | new | npv | ps | pref | reg | regd | reg shs | common stock | cl a | cl b | cl c | a on | st on | shs | units | ' +
  'depositary receipts | nv namens'
)
  .split('|')
  .map((words) => words.trim());
