/** Short forms that are no beginnings of the long one, and words that mean the same in the names of companies. */
const table = `
international: intl | int l | internatl | intnl
national: natl | nat l | nacional | nazionale | nationale
manufacturing: mfg | manuf
manufacturer: mfr | mfrs
service: svc | svcs | servs
holding: hldg | hldgs | hldng | hld | hlds | participacoes | participations | participaciones | beteiligungen | beteiligungs
group: grp | gruppe | grupo | gruppo | groupe | groep | grupp | konsern
brother: bros
department: dept
development: dvlpt | devt | dvlp
management: mgmt | mgt | mngt
technology: tchnlgy | technologie | techs | tecnologia | tech
bank: bk | banque
bancorporation: bancorp
american: amern
property: ppty | ppties | prop
product: prods
petroleum: petrol
electric: elec | elect
electronic: electr
investment: invt | invts | inv
transport: transp | transpt
railway: rwy | rly | rlwy
railroad: rr
insurance: ins | insur
laboratory: labs | lab
financial: finl | fincl
finance: fin
industry: inds | ind
resource: res | rsrcs
exploration: expl | explor | exp
pharmaceutical: pharm | pharma | pharms
engineering: engrg | engg | engng
construction: constr | const
association: assn | assoc
center: centre | ctr | cntr
university: univ
government: govt
canada: cda
saint: st
street: str
mount: mt
fort: ft
hospital: hosp
restaurant: rest
communication: comms | commun
telecommunication: telecom | telecomm | telco | tlc
software: sw
0: zero
1: one | first | 1st
2: two | second | 2nd | ii
3: three | third | 3rd | iii
4: four | fourth | 4th | iv
5: five | fifth | 5th
6: six | sixth | 6th | vi
7: seven | seventh | 7th | vii
8: eight | eighth | 8th | viii
9: nine | ninth | 9th | ix
10: ten | tenth | 10th
12: twelve
20: twenty
21: 21st
100: hundred
1000: thousand
`;

/** From a folded word to the one that stands for it in comparisons. */
export const shortForms: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [long = '', forms = ''] = line.split(':');
      return forms.split('|').map((form) => [form.trim(), long.trim()] as const);
    }),
);

/** Words that come and go in a name without meaning anything. */
export const fillers: readonly string[] = 'the and und et och ja dan'.split(' ');
