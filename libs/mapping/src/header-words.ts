/** What a column may hold. */
export type ColumnRole = 'id' | 'name' | 'website' | 'country' | 'state' | 'city' | 'street' | 'postalCode';

const words = (text: string): readonly string[] => text.split('|').map((word) => word.trim());

/**
 * How exports name their columns, in English, German, Danish, Swedish, Norwegian, French, Spanish, Italian, Dutch and Portuguese;
 * surest first, in lower case, without accents and punctuation.
 */
export const headerWords: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: words(
    `id | account id | company id | customer id | client id | organization id | organisation id | profile id | record id | row id |
     crm id | external id | source id | account number | account no | company number | company no | customer number | customer no |
     client number | uid | uuid | guid | key | primary key | kundenummer | kundenr | kunde nr | kunde id | debitornummer | debitornr |
     cvr | cvr nummer | cvr nr | kundennummer | kunden nr | kunden id | debitorennummer | konto id | kontonummer |
     numero client | numero de client | id client | code client | identifiant | siren | siret |
     numero de cliente | id cliente | codigo cliente | codigo de cliente | identificador | codice cliente | klantnummer | klant id |
     kundnummer | organisationsnummer | org nr | orgnr`,
  ),
  name: words(
    `company name | account name | organization name | organisation name | business name | legal name | company legal name |
     registered name | firm name | customer company | company | account | organization | organisation | business | firm | employer |
     corporation | enterprise | name of company | company title | firmenname | firma | firmenbezeichnung | unternehmensname |
     unternehmen | name der firma | kundenname | virksomhedsnavn | virksomhed | firmanavn | selskabsnavn | selskab | kundenavn |
     foretagsnamn | foretag | bolag | bedriftsnavn | bedrift | raison sociale | nom de la societe | nom societe | societe |
     nom de l entreprise | nom entreprise | entreprise | razon social | nombre de la empresa | nombre empresa | empresa | compania |
     nome da empresa | nome empresa | razao social | ragione sociale | nome azienda | azienda | societa | bedrijfsnaam | bedrijf |
     customer name | client name | vendor name | supplier name | partner name | lead company | customer | client | kunde | klant |
     cliente | vendor | supplier | name | navn | namn | nom | nombre | nome | naam | title`,
  ),
  website: words(
    `website | web site | website url | company website | company url | company domain | web address | website address | homepage |
     home page | domain | domain name | primary domain | web domain | url | web | web page | webpage | webseite | internetseite |
     internetadresse | internet | hjemmeside | webadresse | webside | webbplats | hemsida | nettsted | nettside | site web |
     site internet | sitio web | pagina web | sito web | sito | site | webbsida | dominio | domaine`,
  ),
  country: words(
    `country | country region | country or region | country name | country code | country iso | country iso code | hq country |
     headquarters country | nation | land | land region | landekode | landenavn | landekod | pays | code pays | pais | codigo pais |
     paese | nazione | staat land`,
  ),
  state: words(
    `state | state province | province | state or province | state code | state name | bundesland | kanton | provincia | departement |
     county | provins | estado | provincie | lan | fylke | amt`,
  ),
  city: words(
    `city | town | city name | city town | headquarters city | hq city | ort | stadt | by | bynavn | postby | poststed | stad |
     postort | ville | commune | ciudad | localidad | cidade | citta | plaats | woonplaats | headquarters | headquarter | hq |
     head office | hovedkontor | hauptsitz | sitz | siege social | sede | location | hq location | place`,
  ),
  street: words(
    `street | street address | address line 1 | address 1 | address1 | street 1 | address | strasse | strasse und hausnummer |
     anschrift | adresse | adresse 1 | vej | gade | gadenavn | gatuadress | adress | gateadresse | rue | calle | direccion | indirizzo |
     via | straat | endereco`,
  ),
  postalCode: words(
    `postal code | zip code | zip | zipcode | postcode | post code | zip postal code | zip postal | plz | postleitzahl | postnr |
     postnummer | code postal | codigo postal | cp | cap | cep`,
  ),
};

/** Words before the one that matters: "Billing City" is a city, "Shipping City" is another company's door. */
const qualifiers =
  /^(?:billing|primary|main|company|account|business|corporate|registered|headquarters|hq|customer|organi[sz]ation) /;

/**
 * How sure a header names the role; lower is surer, undefined: it does not. Case, accents, punctuation and camelCase do not matter.
 */
export function headerRank(header: string, role: ColumnRole): number | undefined {
  const words = headerText(header);
  const exact = headerWords[role].indexOf(words);
  if (exact >= 0) return exact;
  if (role === 'name' || role === 'id')
    return role === 'id' && words.endsWith(' id') ? headerWords.id.length : undefined;
  const qualified = headerWords[role].indexOf(words.replace(qualifiers, ''));
  return qualified >= 0 ? headerWords[role].length + qualified : undefined;
}

function headerText(header: string): string {
  return header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('ß', 'ss')
    .replaceAll(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
