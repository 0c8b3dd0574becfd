export const noticeLanguages = ['en', 'da', 'de'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

/** One wording in all its languages. */
export interface Edition {
  readonly version: string;
  readonly texts: Readonly<Record<NoticeLanguage, string>>;
}

const en = `Transfer of company data to Leadspace

What leaves. For each company profile of the data set that an enrichment names, the fields that the enrichment maps and that this consent lists: the name of the company and, where you choose them, its website and its location. Nothing else of a profile is sent. These fields can be personal data where a company bears the name of a person or is found at a person's address.

Where it goes. To Leadspace, Inc. and those who work for it, over the connection for which you give this consent. It leaves the compliance boundary of this installation: from there on, the safeguards, the place of storage and the retention of this installation no longer apply to what was sent.

On whose word. The transfer is made on your organization's instruction, each time an enrichment runs over this connection. Each call is recorded together with the consent that it relied on.

Who answers for it. Your organization, under its own agreement with Leadspace, answers for Leadspace's handling of the data, for the lawful basis of the transfer and for informing those concerned. Neither this software nor those who run it can see or control what Leadspace does with it.

How to stop. An administrator can withdraw this consent at any time, on the connection itself, and can remove the enrichment or the connection. From then on nothing new is sent; runs that are under way end. What was sent before cannot be called back from here: ask Leadspace to delete it.`;

const da = `Overførsel af virksomhedsdata til Leadspace

Hvad der forlader systemet. For hver virksomhedsprofil i det datasæt, som en berigelse angiver, de felter, som berigelsen tilknytter, og som dette samtykke opregner: virksomhedens navn og, hvor du vælger dem, dens websted og dens placering. Intet andet fra en profil sendes. Disse felter kan være personoplysninger, hvor en virksomhed bærer en persons navn eller findes på en persons adresse.

Hvor det sendes hen. Til Leadspace, Inc. og dem, der arbejder for det, over den forbindelse, som du giver dette samtykke for. Det forlader denne installations overholdelsesgrænse: derefter gælder denne installations sikkerhedsforanstaltninger, opbevaringssted og opbevaringstid ikke længere for det, der er sendt.

På hvis ord. Overførslen sker på din organisations instruks, hver gang en berigelse kører over denne forbindelse. Hvert kald registreres sammen med det samtykke, som det byggede på.

Hvem der svarer for det. Din organisation svarer efter sin egen aftale med Leadspace for Leadspaces behandling af dataene, for det lovlige grundlag for overførslen og for at underrette de berørte. Hverken denne software eller de, der driver den, kan se eller styre, hvad Leadspace gør med dem.

Sådan stopper du. En administrator kan til enhver tid trække dette samtykke tilbage, på selve forbindelsen, og kan fjerne berigelsen eller forbindelsen. Fra da af sendes intet nyt; kørsler, der er i gang, ender. Det, der blev sendt før, kan ikke kaldes tilbage herfra: bed Leadspace om at slette det.`;

const de = `Übermittlung von Firmendaten an Leadspace

Was das System verlässt. Für jedes Firmenprofil der Datenmenge, die eine Anreicherung nennt, die Felder, welche die Anreicherung zuordnet und welche diese Einwilligung aufführt: der Name der Firma und, wo Sie es wählen, ihre Website und ihr Standort. Nichts anderes eines Profils wird gesendet. Diese Felder können personenbezogene Daten sein, wenn eine Firma den Namen einer Person trägt oder unter der Anschrift einer Person zu finden ist.

Wohin es geht. An Leadspace, Inc. und an diejenigen, die für Leadspace arbeiten, über die Verbindung, für die Sie diese Einwilligung geben. Es verlässt die Compliance-Grenze dieser Installation: Von da an gelten die Schutzmaßnahmen, der Speicherort und die Aufbewahrung dieser Installation nicht mehr für das, was gesendet wurde.

Auf wessen Wort. Die Übermittlung geschieht auf Weisung Ihrer Organisation, jedes Mal, wenn eine Anreicherung über diese Verbindung läuft. Jeder Aufruf wird zusammen mit der Einwilligung festgehalten, auf die er sich stützte.

Wer dafür einsteht. Ihre Organisation steht nach ihrer eigenen Vereinbarung mit Leadspace ein für Leadspaces Umgang mit den Daten, für die Rechtsgrundlage der Übermittlung und dafür, dass die Betroffenen informiert werden. Weder diese Software noch wer sie betreibt kann sehen oder steuern, was Leadspace mit ihnen tut.

Wie man es beendet. Ein Administrator kann diese Einwilligung jederzeit widerrufen, an der Verbindung selbst, und kann die Anreicherung oder die Verbindung entfernen. Von da an wird nichts Neues gesendet; laufende Durchläufe enden. Was zuvor gesendet wurde, lässt sich von hier nicht zurückrufen: Bitten Sie Leadspace, es zu löschen.`;

/** Oldest first. What was agreed to stays readable: a changed wording is a new edition, and the ones before it stay here. */
export const editions: readonly [Edition, ...Edition[]] = [{ version: '1', texts: { en, da, de } }];
