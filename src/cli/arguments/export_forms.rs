//! What each format of the record holds, column by column: the contract with whoever reads it.

/// The end of `kvittera export --help`.
pub(super) const FORMS: &str = "csv: UTF-8 with a byte order mark, semicolons, CR LF, a header of stable names. A new \
    personnummer or samordningsnummer has its hyphen, so that a spreadsheet keeps all its digits. A cell with text from \
    people that does not begin with a letter, or that reads as a date, a truth value or nothing (Maj 1, SANT, NA), and an \
    old id that is no LRID, has an apostrophe before it, so that it is never taken for something else; a program that \
    reads the file removes one leading apostrophe from any cell that has one. Gnumeric splits the columns only if the \
    file's name ends with .txt.\n\
    \n\
    json: everything, what was left out and why too.\n\
    \n\
    hl7: HL7 v2.5, ADT^A40^ADT_A39. MRG-1 is the borrowed number, PID-3 the new id that survives. MSH-10 follows from \
    what the message says: the same facts have the same one in every export, a correction another. In practice MSH-3 is \
    KVITTERA ÖVNING, MSH-10 begins with OVN, MSH-11 is T. Everything that a merge needs stands in PID-3 and MRG-1: \
    readers that group segments lose ZKV, which holds: 1 case, 2 hand-out, 3 conflict, 4 kind of the old id, 5 its \
    birth date is fictive, 6 kind of the new id, 7 identity, 8 sex of the old id, 9 clinic, 10 ward, 11 requested by, \
    12 issued by, 13 issued at, 14 new id recorded at, 15 by, 16 RAPS told at, 17 by, 18 reference, 19 notes, 20 outage, \
    21 its kind, 22 began, 23 ended.\n\
    As it is, it is a batch (FHS, BHS, BTS, FTS) for file transfer only. Over MLLP send one message a frame (--framed, or \
    --split for one file a case), and wait for the MSA-2 that equals its MSH-10 before the next: one AA for a batch \
    proves nothing. Segments end with CR; a copy with LF is no HL7, though many read it as nothing without an error.\n\
    \n\
    fhir: FHIR R4, a batch of IHE PIXm ITI-104 Resolve Duplicate Patient: the borrowed number's Patient is no longer \
    active and is replaced by the new id. managingOrganization names the ward, meta.tag has the notes, and in practice \
    all of it is marked HTEST and the name begins with ÖVNING. 200: merged. 201: that server did not know the number, and \
    has an empty inactive patient now; look up under which system it keeps the number. 400 or 412: several have the \
    number. PUT replaces all that the server held on the borrowed number; with --patch one transaction of conditional \
    PATCHes changes nothing else, and nothing at all where a number is unknown.\n\
    \n\
    notes: other_sex, same_new_id:CASE, raps_was_told:ID. The old id's system is LRID where every rule for LRIDs holds, \
    else GRID. A system has one name in all formats, its OID, which FHIR writes as urn:oid:...\n\
    \n\
    --explain says how to send it and how to read the answers, step by step. With --json and -o, what was done is \
    printed as {\"format\",\"file\",\"rows\",\"left_out\":[...]}; with --split as \
    {\"format\",\"folder\",\"files\":[...],\"written\",\"unchanged\",\"rows\",\"left_out\":[...]}.";
