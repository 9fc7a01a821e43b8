### Allt som en människa läser, på svenska. Engelskan står i ../en och har samma nycklar.

## Tid
weekday-mon = mån
weekday-tue = tis
weekday-wed = ons
weekday-thu = tor
weekday-fri = fre
weekday-sat = lör
weekday-sun = sön
span-minutes = { $minutes } min
span-hours = { $hours } h { $minutes } min
span-days = { $days } d { $hours } h

## Vem man ringer nu
call-helpdesk = Användarstöd { $phone }
call-on-call = tekniker, växeln { $phone } ({ $why })
call-on-call-briefly = tekniker, växeln { $phone }
call-until = { $call } till { $until }
rule-open-hours = helgfri vardag, öppet
rule-before-opening = före öppning
rule-after-closing = efter stängning
rule-weekend = helg
holiday-new-years-day = nyårsdagen
holiday-epiphany = trettondedag jul
holiday-good-friday = långfredagen
holiday-easter-sunday = påskdagen
holiday-easter-monday = annandag påsk
holiday-may-day = första maj
holiday-ascension-day = Kristi himmelsfärdsdag
holiday-whit-sunday = pingstdagen
holiday-national-day = nationaldagen
holiday-midsummer-day = midsommardagen
holiday-all-saints-day = alla helgons dag
holiday-christmas-day = juldagen
holiday-boxing-day = annandag jul
eve-midsummer = midsommarafton
eve-christmas = julafton
eve-new-year = nyårsafton

## Hur ett nummer sägs i telefon
spoken-year-2019 = tjugo nitton
spoken-date-digit-0 = noll
spoken-date-digit-1 = ett
spoken-date-digit-2 = två
spoken-date-digit-3 = tre
spoken-date-digit-4 = fyra
spoken-date-digit-5 = fem
spoken-date-digit-6 = sex
spoken-date-digit-7 = sju
spoken-date-digit-8 = åtta
spoken-date-digit-9 = nio
spoken-digit-0 = nolla
spoken-digit-1 = ett
spoken-digit-2 = tvåa
spoken-digit-3 = trea
spoken-digit-4 = fyra
spoken-digit-5 = femma
spoken-digit-6 = sexa
spoken-digit-7 = sju
spoken-digit-8 = åtta
spoken-digit-9 = nia
spoken-letter-k = Kalle
spoken-letter-m = Martin
spoken-letter-x = Xerxes

## Ord för lägen
sex = { $sex ->
    [female] Kvinna
    [male] Man
   *[unknown] Okänt
}
sexes = { $sex ->
    [female] Kvinnor
    [male] Män
   *[unknown] Okänt kön
}
outage-state = { $state ->
    [planned] planerat
    [cancelled] inställt
    [suspected] misstänkt
    [confirmed] bekräftat
    [reconciled] avstämt
   *[ended] över
}
number-state-free = fritt
number-state-issued = ute
number-state-withdrawn = kasserat
state-void = makulerad
state-not-read-back = inte återläst
state-read-back = återläst
state-read-back-skipped = återläsning hoppades över
state-on-paper = given på papper

## Fakta i loggen
fact-log-created = Loggen lades upp för { $site }
fact-practice-created = Övningsloggen lades upp
fact-number-added = Nummer { $number } lades i pärmen
fact-number-withdrawn = Nummer { $number } kasserades: { $reason }
fact-issued = Kvittens { $issuance }: { $number } till { $unit }, { $who }
fact-late-entry = Kvittens { $issuance } från papper: { $number } till { $unit }, { $who }
fact-read-back = Kvittens { $issuance } är återläst
fact-misheard = Kvittens { $issuance }: hördes som { $heard }, fel
fact-read-back-skipped = Kvittens { $issuance }: återläsningen hoppades över
fact-voided = Kvittens { $issuance } makulerades: { $reason }
fact-corrected = Kvittens { $issuance } rättades: { $reason }
fact-conflict-found = KONFLIKT { $conflict }: { $number } gavs också på papper till { $unit }
fact-conflict-resolved = Konflikt { $conflict } är utredd: { $reason }
fact-conflict-taken-back = Konflikt { $conflict } var ingen: samma utlämning registrerad två gånger: { $reason }

## Vad som är fel med det som skrevs
vgr-id-empty = Skriv uppringarens VGR-id.
vgr-id-too-short = Ett VGR-id har minst { $min } tecken.
vgr-id-too-long = Ett VGR-id har högst { $max } tecken.
vgr-id-character = Ett VGR-id har bara bokstäverna a–z, siffror och _; inte { $character }.
vgr-id-unusual = Ovanligt VGR-id. Stämmer det?
text-empty = Får inte vara tomt.
text-too-long = Högst { $max } tecken.
text-forbidden = Tecknet { $character } går inte att använda här.
number-not-ascii = Tecknet { $character } är ingen vanlig siffra eller bokstav.
number-length = Ett nummer har 12 tecken; här är { $found }.
number-shape = Tecken { $position } är av fel slag; numret ska vara åååå mm dd, en bokstav och tre siffror.
number-date = De första åtta siffrorna är inget datum.
number-sex-letter = Bokstaven { $letter } är varken K, M eller X.
number-serial = Löpnumret { $serial } finns inte för den bokstaven.
number-parity = Löpnumret { $serial } hör inte till { $letter }: kvinnor har jämna, män udda.
number-check-digit = Kontrollsiffran stämmer inte. Läs av id:t igen.
number-superseded = Kontrollsiffran är räknad på det gamla sättet, med århundradet.
last-four-needed = Fyra tecken: bokstaven och de tre siffrorna.

## Filer med nummer
verdict-fine = i ordning
verdict-not-full = Pärmen får { $women } kvinnonummer och { $men } mansnummer; full är { $full } och { $full }.
doubt-birth-month = födelsedatumet ligger utanför pärmens månad
doubt-not-lrid = följer inte reglerna för LRID: { $why }
refused-same-as-line = samma nummer som på rad { $line }
refused-seen-before = numret har redan funnits i pärmen
refused-new-id = en patient har numret: det är inskrivet som nytt id
refused-practice-number = påhittat övningsnummer
refused-sex-unclear = varken bokstaven eller filen säger kvinna eller man
refused-sex-contradicts = bokstaven och filens kolumn säger olika kön
pool-file-too-large = Filen är för stor för att vara en lista med nummer (högst 1 MiB).
pool-file-not-text = Filen är inte text och ingen arbetsbok. Spara den som ”CSV UTF-8”, .xlsx eller .ods.
pool-file-no-column = Ingen kolumn heter nummer, reservnummer, LRID, number eller liknande. På rad { $line } står: ”{ $found }”.
pool-file-not-csv = På rad { $line } börjar ett citattecken som aldrig slutar, så resten av filen går inte att läsa.
pool-file-old-workbook = Filen är en gammal Excelbok (.xls) eller har lösenord. Spara den som .xlsx utan lösenord, eller som ”CSV UTF-8”.
pool-file-workbook = Arbetsboken går inte att läsa. Spara den igen som .xlsx, eller som ”CSV UTF-8”.
pool-file-two-sheets = Bladen ”{ $one }” och ”{ $other }” har båda nummer. Ta bort det som inte gäller.
pool-file-empty = Filen är tom.
pool-file-no-rows = Under rubriken ”{ $header }” finns inga rader.
pool-file-two-numbers = Både { $one } och { $other } kan vara nummerkolumnen. Ta bort den som inte gäller.
pool-file-two-sexes = Både { $one } och { $other } kan vara kolumnen för kön. Ta bort den som inte gäller.
pool-file-column = kolumn { $place }
pool-file-column-named = kolumn { $place } (”{ $name }”)
pool-file-read = Läst: { $women } kvinnonummer och { $men } mansnummer, av { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}.
pool-file-read-unclear = Läst: { $women } kvinnonummer, { $men } mansnummer och { $unclear } utan kön, av { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}.
pool-file-passed-title = rubrik ovanför kolumnerna, hoppas över: ”{ $words }”
pool-file-passed-header = kolumnernas namn igen, hoppas över: ”{ $words }”
pool-file-passed-total = summa, hoppas över: ”{ $words }”
refused-no-number = inget nummer på raden: ”{ $cell }”
refused-heading = ser ut som en rubrik, inte ett nummer: ”{ $cell }”
refused-cell = ”{ $cell }”: { $why }
odd-number-elsewhere = ett nummer står utanför nummerkolumnen: ”{ $cell }”
odd-sex-unknown = ”{ $cell }” säger inget kön; bara numrets bokstav gäller
odd-sex-column = kolumnen ”{ $cell }” tas för kön
odd-total = summan stämmer inte med antalet nummer som lästes: ”{ $cell }”

## Regler som säger nej: vad som hände, och vad man gör
outage-not-open = Inget driftstopp är registrerat, så inget nummer kan lämnas ut.
outage-not-open-next = Kontrollera att det inte bara är er arbetsplats, titta i IT-nyheter och ring { $call }. Registrera sedan ett misstänkt driftstopp.
outage-already-open = Driftstopp { $outage } är redan öppet.
outage-already-open-next = Det går att lämna ut nummer. Skriv en anteckning om något nytt har hänt.
outage-already-confirmed = Driftstopp { $outage } är redan bekräftat.
outage-already-confirmed-next = Inget mer behövs.
no-outage-yet = Det finns inget driftstopp som det kan höra till.
no-outage-yet-next = Registrera driftstoppet först, med tiden då det började.
time-in-future = Tiden { $at } ligger framåt i tiden.
time-in-future-next = Ange när det hände, i svensk tid.
overlaps-outage = Det krockar med driftstopp { $outage } ({ $from } – { $to }).
overlaps-outage-next = Ange en tid utanför det.
before-outage-start = Driftstopp { $outage } började först { $at }.
before-outage-start-next = Ange en tid efter det.
sex-unknown = Pärmen har bara nummer för kvinnor och män, inget för okänt kön.
sex-unknown-next = Fråga avdelningen vilket kön numret ska säga tills vidare; rätt kön anges när det nya reservnumret skapas efter stoppet. Går det inte att säga: avdelningen märker patienten enligt sin egen reservrutin och skapar reservnumret när PU-tjänsten är åter.
pool-empty = { $sex ->
    [female] Inget kvinnonummer är ledigt. { $free } mansnummer är kvar.
   *[male] Inget mansnummer är ledigt. { $free } kvinnonummer är kvar.
}
pool-empty-next = Använd inte ett nummer av annat kön. Ring { $call } och säg att pärmen är tom. Avdelningen märker patienten enligt sin egen reservrutin och skapar reservnumret när PU-tjänsten är åter.
proposal-gone = Nummer { $number } har hunnit gå ut till någon annan. Inget är utlämnat här.
proposal-gone-next = Nu föreslås { $number }. Kontrollera och bekräfta igen.
number-unknown = Nummer { $number } har aldrig funnits i pärmen.
number-unknown-next = Kontrollera siffrorna. Står det så på papperet: läs först in numret i pärmen.
number-not-free = Nummer { $number } är redan ute eller kasserat.
number-not-free-next = Inget behöver göras; numret kan aldrig lämnas ut igen.
issuance-unknown = Kvittens { $issuance } finns inte.
issuance-unknown-next = Kvittensens nummer står i loggen.
issuance-void = Kvittens { $issuance } är makulerad.
issuance-void-next = En makulerad kvittens ändras inte mer. Lämna ut ett nytt nummer om det behövs.
already-read-back = Kvittens { $issuance } är redan rätt återläst.
already-read-back-next = Inget mer behövs.
nothing-to-correct = Kvittens { $issuance } säger redan det.
nothing-to-correct-next = Ange minst en uppgift som ska ändras.
conflict-unknown = Konflikt { $conflict } finns inte.
conflict-unknown-next = Konfliktens nummer står i loggen.
conflict-resolved = Konflikt { $conflict } är redan utredd.
conflict-resolved-next = Inget mer behövs.
conflict-taken-back = Konflikt { $conflict } var ingen: det är kvittens { $issuance }, registrerad två gånger.
conflict-taken-back-next = Arbeta vidare med ärende { $issuance }.
already-recorded = Kvittens { $case } säger redan detta: { $number }, samma avdelning, samma beställare. Inget är skrivet.
already-recorded-next = Samma utlämning: --same-as { $case }. En annan patient: --another-patient.
recorded-otherwise = Kvittens { $case } säger inte detta om { $number }: nummer, avdelning och beställare måste vara lika. Inget är skrivet.
recorded-otherwise-next = Jämför raden med ”kvittera log”, eller utelämna --same-as.
pool-refused = Några nummer kan inte läggas i pärmen. Inget är inläst.
pool-refused-next = Rätta eller ta bort de raderna och läs in filen igen.
pool-doubtful = Något med numren är ovanligt. Inget är inläst.
pool-doubtful-next = Jämför med PU-portalen. Stämmer numren, läs in filen igen och godta varningarna.

## Loggen går inte att använda: vad som hände, vad som är säkert, vad man gör
paper-next = Lämna ut från pappers-pärmen och efterregistrera. Ring { $call }.
other-path-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: är det rätt fil? Den står under [log] i inställningarna, eller anges med --log.
log-not-found = Det finns ingen logg på { $path }.
log-not-found-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: är disken monterad? Annars återställs loggen från en kopia med ”kvittera restore”. Bara där det aldrig har funnits någon logg skapas en, med ”kvittera init --pool FIL.csv”. Öva kan man alltid med ”kvittera --practice”.
log-to-make-next = Skapa en logg med ”kvittera init --pool FIL.csv”, eller öva med ”kvittera --practice”.
log-exists = På { $path } finns redan något. Det är inte rört.
log-exists-next = Är det sjukhusets logg: öppna den, för en ny vet inte vilka nummer som är ute. Är det något annat: ange en annan fil med --log.
log-left-over = { $path } är en rest av en logg. Den är inte rörd.
log-left-over-next = Skapa ingen ny logg: den vet inte vilka nummer som är ute. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: ”kvittera restore” återställer loggen från en kopia.
not-a-file = { $path } är ingen fil.
no-permission = Du har inte rätt att läsa och skriva { $path }.
no-permission-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. Logga in som kontot som äger loggen. Är det du, ägs filen av någon annan: be teknikern rätta rättigheterna (chown).
owner-kept = { $path } går inte att ge till kontot som äger loggen, och det skulle inte komma åt den.
owner-kept-next = Inget är ändrat. Kör kommandot som det kontot i stället för som root.
locked-out = Det är gjort, men { $account }, som äger loggen, kan inte öppna { $path }.
locked-out-next = Inget är förlorat. Ge kontot filen och mapparna dit (chown, chmod), och prova ”kvittera status” som { $account } innan någon lämnar ut.
log-read-only = { $path } är skrivskyddad.
log-read-only-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. ”kvittera log --witness” visar vad som lämnats ut. Disken, mappen och filen måste gå att skriva i: be teknikern rätta rättigheterna.
folder-read-only = Mappen { $path } är skrivskyddad, och loggen behöver skriva filer bredvid sig (WAL).
not-a-log = { $path } är ingen Kvittera-logg.
not-a-log-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: är det rätt fil? Då visar ”kvittera log --witness” vad som lämnats ut, och ”kvittera restore” återställer loggen från en kopia.
log-damaged = Loggen { $path } är skadad: { $detail }. Inget är ändrat.
log-other-version = Loggen { $path } är skriven av en annan version av programmet (loggens schema är { $found }; det här programmet kan { $known }). Inget är ändrat.
log-other-version-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: öppna loggen med den version av programmet som skrev den.
log-hard-linked = Loggen { $path } har mer än ett namn på disken; två program kunde lämna ut samma nummer. Inget är ändrat.
log-hard-linked-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: ta bort det andra namnet (den hårda länken) och öppna igen.
network-file-system = Loggen { $path } ligger på ett nätverksfilsystem ({ $kind }), där låsen inte går att lita på.
network-file-system-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: flytta loggen till en lokal disk, eller sätt allow_network_filesystem i inställningarna om någon har visat att låsen håller.
log-moved = Loggen { $path } har flyttats, ersatts eller tagits bort medan programmet var igång. Inget är utlämnat.
log-moved-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: när loggen ligger på sin plats igen startas programmet om.
schema-changed = Loggens regler i databasen är ändrade utifrån: { $detail }.
chain-broken = Faktum { $seq } i loggen är ändrat utifrån: det stämmer inte med sin kontrollsumma.
fact-unreadable = Faktum { $seq } i loggen går inte att läsa: { $detail }.
log-inconsistent = Loggen motsäger sig själv: { $detail }.
broken-off = Det avbröts. Ingenting är ändrat.
broken-off-next = Börja om när det passar.
fold-differs = Den sparade sammanfattningen av loggen stämmer inte med fakta i loggen, så inget mer lämnas ut härifrån. Loggen är orörd och sammanfattningen är slängd.
fold-differs-next = Stäng programmet och öppna det igen; då läses hela loggen. Ring { $call }. För teknikern: kör ”kvittera verify”.
log-damaged-next = Lämna inte ut nummer härifrån. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: ”kvittera log --witness” visar vad som lämnats ut, och ”kvittera restore” återställer loggen från en kopia.
log-tampered-next = Lämna inte ut nummer härifrån. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }.
not-durable = Säker skrivning till disk går inte att få ({ $what }).
sqlite-too-old = SQLite { $version } är för gammalt för att lita på.
sqlite-too-old-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: öppna loggen med ett nyare program.
log-busy = Ett annat fönster skriver i loggen just nu. Inget är utlämnat här.
log-busy-next = Försök igen om en stund.
log-repeated = Det står redan i loggen. Inget är skrivet en gång till.
log-repeated-next = Se efter i loggen vad det blev.
log-forbidden-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: ”kvittera verify” säger vad som är fel. Går ”kvittera recover” inte heller, återställer ”kvittera restore” loggen från en kopia.
log-forbidden = Databasens egna regler sade nej: { $detail }. Inget är skrivet.
disk-full = Disken är full ({ $path }). Inget är utlämnat.
disk-full-next = Lämna ut från pappers-pärmen och efterregistrera. Ring { $call }: det måste göras plats på disken. ”kvittera log --witness” visar vad som lämnats ut.
log-io = Loggen { $path } gick inte att läsa eller skriva: { $detail }.
other-site = Loggen hör till { $found }, men inställningarna gäller { $expected }.
other-site-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: ange rätt logg med --log, eller rätt site.id i inställningarna.
other-mode = En övningslogg kan inte användas på riktigt, och en riktig logg inte för övning.
other-mode-next = Inget är ändrat. Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: ange rätt logg med --log, eller öva med --practice.
outcome-unknown = Det är ännu inte säkert om det skrevs: { $detail }. Läs INTE upp något nummer.
outcome-unknown-next = Programmet läser loggen igen så snart det går. Är det bråttom: ring { $call } och lämna ut från pappers-pärmen.

## Skärmarna
card-larger = Gör fönstret större (40 × 12, helst 80 × 24). Inget går förlorat.
card-leave = Avsluta? J ja, Esc nej
card-help = Gör fönstret större. Ctrl-Q avslutar.
card-question = En fråga väntar.
dialog-cut = Fönstret är för litet för att visa hela frågan. Gör det större; inget är gjort och inget går förlorat. Esc går tillbaka.
practice-word = ÖVNING
practice-band = påhittade nummer · inga riktiga patienter
nobody = tittar bara (F9: vem är du?)
role-cashier = kassa
role-technician = tekniker
role-ward = avdelning
role-auditor = granskare
headline-operational = I drift: inget driftstopp registrerat
headline-suspected = DRIFTSTOPP misstänkt { $since } ({ $span })
headline-confirmed = DRIFTSTOPP bekräftat, sedan { $since } ({ $span })
headline-restored = Åter i drift · { $open } ej avstämda
call-now = Ring nu: { $call }
alert-conflict = KONFLIKT { $conflict }: { $number } är utlämnat två gånger. F4, välj ärendet, U
alert-interrupted = Ett avbrott mitt i en utlämning: { $number } är i karantän och lämnas inte ut. Fick någon det ändå: ring avdelningen.
alert-unread = Kvittens { $issuance } är utlämnad men inte återläst. { $key } visar numret.
not-written = Loggen går att läsa igen: det blev inte skrivet. Inget är utlämnat.
not-written-next = Kontrollera och försök igen.
log-writing = Skriver i loggen …
another-writes = Ett annat fönster skriver i loggen; väntar …
log-waiting = Loggen svarar inte än. Vänta; inget är förlorat.
draft-open-elsewhere = Det utlämnande som du skrev på { $time } är öppet i ett annat fönster. Fortsätt där, eller stäng det fönstret.
draft-left = Utkastet går inte att kasta: { $why }. Det kan komma att erbjudas igen; kasta det då, och se i loggen (F5) om numret redan är utlämnat.
draft-trouble = Utkastet går inte att spara: { $why }. Det finns bara i det här fönstret; stäng det inte förrän numret är utlämnat.
draft-no-permission = kontot som kör programmet får inte skriva i mappen
draft-disk-full = disken är full
draft-else = disken eller mappen går inte att använda
theme-dark = Färger för mörk bakgrund.
theme-light = Färger för ljus bakgrund.
theme-auto = Färger efter terminalens bakgrund.
too-quick = För snabbt efter förra tangenten. Läs och tryck igen.
paste-left-out = { $count ->
    [one] 1 tecken
   *[other] { $count } tecken
} i det inklistrade gick inte att använda.
file-no-permission = kontot som kör programmet har inte rätt till den
file-not-found = den finns inte
pool-file-unreadable = Filen går inte att läsa ({ $path }): { $detail }
choose-issuance-first = Välj först en rad om en kvittens.
choose-conflict-first = Välj först raden om konflikten.
fours-heard = Hört {""}
fours-right = {""}   Rätt {""}
about-issuance = { $number } · { $unit } · { $who }, { $time }
waiting-for-read-back = Väntar på återläsning: { $count } ({ $key } läser tillbaka)
none-waits = Inget nummer väntar på återläsning.
waiting-line = { $number } → { $unit } · ankn. { $callback } · { $time }
own-vgr-id-needed = Skriv ditt eget VGR-id, t.ex. abcde1.
only-look = Titta bara
interrupt-copies = { $number } är skickat till terminalens urklipp. Titta på det du klistrar in. Ctrl-Q avslutar.
enter-shows-preview = Allt är ifyllt. Enter visar allt innan ett nummer lämnas ut.
title-skip-read-back = Gå vidare utan återläsning?
ask-skip-read-back = Det loggas, och numret väntar på återläsning på skrivbordet. Esc går tillbaka till numret.
ask-leave-unread = Numret är inte återläst. Avsluta ändå? Det väntar på återläsning nästa gång.
ask-late-time = Stämmer tiden?
submit-void = Makulera
submit-withdraw = Kassera
submit-unused = Anteckna som aldrig använt
submit-resolve = Anteckna som utredd
submit-entered-twice = Ta tillbaka konflikten
submit-cancel-plan = Ställ in
submit-reopen = Öppna igen
submit-save = Spara
submit-correct = Rätta
submit-plan = Planera
submit-late = Registrera
submit-take-back = Ta tillbaka
misheard = FEL: den som ringer sa { $heard }. Läs upp numret igen.
misses = Felaktiga återläsningar: { $count }
import-done = Numren är inlästa i pärmen. Kvar att hämta: kvinnor { $women }, män { $men }.

## Formulär
label-sex = Kön
label-vgr-id = VGR-id
label-clinic = Klinik
label-ward = Avdelning
label-callback = Anknytning
label-reason = Skäl
label-number = Nummer
label-state = Läge
label-added = I pärmen
label-when = När
label-issuance = Kvittens
label-issued-by = Utlämnat av
label-happened = Hände
label-entered = Skrevs in
label-who = Vem
label-login = Inloggning
label-request = Begäran
label-hash = Kontrollkod
hint-sex = K { $female }  M { $male }  X { $unknown }
sex-first = Välj först kön: K eller M.
escape-keeps-form = Formuläret är kvar. F8 tömmer det.
as-typed = { $text } (som skrivet)
completed = { $name }  (skrivet: { $typed })
last-number = Det är det sista numret i pärmen för det könet.
title-meant-vgr-id = Fattas en bokstav?
ask-meant-vgr-id = { $typed } är inget vanligt VGR-id. Menade du { $meant }? Då väljs könet om.
hint-sex-unknown = Finns inte i pärmen; se nedan.
hint-vgr-id = Den som ringer
hint-clinic = Enter tar ›, Tab: din text
hint-ward = Enter tar ›, Tab: din text
hint-callback = Frivilligt; Enter går vidare
hint-reason = Varför rättas det? Enter sparar.
title-checkout = Kvittera ut
title-binder = { $sexes } · { $free }/{ $total } kvar
title-preview = Kontrollera innan numret lämnas ut
title-read-back = Kvittens { $issuance } · läs upp numret
title-routine = Rutinen
title-log = Logg · { $shown } av { $total } fakta
title-pool = Pärmen
title-number = Numret
title-redraw = Att göra
title-course = Förlopp
title-call = Vem man ringer
title-actions = Åtgärder
title-leave = Avsluta?
title-unread = Visad men inte återläst
unread-before = Kvittens { $issuance } till { $unit } är utlämnad och visad, men ingen återläsning är antecknad. Mottagaren kanske inte har fått numret.
ask-unread = Visa numret igen och låt mottagaren läsa upp det?
title-clear = Töm formuläret?
title-suspect = Registrera ett misstänkt driftstopp?
title-confirm-outage = Bekräfta driftstoppet?
title-end-outage = Är PU-tjänsten åter i drift?
title-who = Vem är du?
title-import = Läs in nummer
title-note = Anteckning om driftstoppet
title-void = Makulera kvittens { $issuance }
title-withdraw = Kassera nummer { $number }
title-resolve = Utred konflikt { $conflict }
title-entered-twice = Konflikt { $conflict }: samma utlämning två gånger
title-draft = Ett påbörjat utlämnande
title-correct = Rätta kvittens { $issuance }
title-fact = Faktum { $seq }
title-palette = Allt man kan göra
title-help = Hjälp
title-keys = Tangenter
least-alike = Valt för att det är minst likt numren som är ute.
near-twin = Liknar { $number }, som är ute hos { $unit } ({ $differs ->
    [one] 1 tecken
   *[other] { $differs } tecken
} skiljer). Läs extra tydligt.
birth-date-fictive = Födelsedatum är fiktivt
read-back-to = { $sex } · till { $unit } · { $who }
read-back-ask-briefly = De fyra sista: {""}
read-back-ask = De fyra sista, som den som ringer läser tillbaka: {""}
recent = { $time } { $number } → { $unit } · { $who } · { $state }
guidance-no-outage = Inget driftstopp är registrerat. Fyll i ändå; innan ett nummer lämnas ut ska detta vara gjort:
triage-first = Innan ett nummer lämnas ut:
triage-only-us = 1. Är det bara er? Prova en annan arbetsplats och en annan avdelning.
triage-news = 2. Står det något i IT-nyheter på intranätet?
triage-call = 3. Annars ring: { $call }
ask-suspect = Är det gjort: ska ett misstänkt driftstopp registreras nu? Nummer kan då lämnas ut.
ask-suspect-go-on = Är det gjort: ska ett misstänkt driftstopp registreras nu? Det ifyllda är kvar, och numret visas sedan för kontroll.
ask-confirm-outage = Driftstoppet står då som bekräftat från och med nu. Det loggas med ditt VGR-id.
ask-end-outage = Driftstoppet avslutas då nu, och inga fler nummer kan lämnas ut. Avdelningarna skapar nya reservnummer och aviserar RAPS.
ask-leave = Ett utlämnande är påbörjat. Utkastet sparas och erbjuds dig nästa gång. Avsluta ändå?
ask-clear = Det som är ifyllt tas bort. Inget nummer har lämnats ut.
ask-who = Skriv ditt eget VGR-id, t.ex. abcde1. Det sparas med allt du gör här.
ask-pool-file = Sökväg till listan: CSV, .xlsx eller .ods, med kolumnen ”nummer” eller ett nummer per rad. Inget läses in förrän du har sett varje rad.
ask-note = Vad har hänt? Den står sedan i förloppet.
ask-void = Varför? Numret är förbrukat och kommer aldrig tillbaka.
ask-withdraw = Varför? Numret lämnas aldrig ut och kommer aldrig tillbaka.
ask-resolve = Hur är det utrett att två patienter kan ha samma nummer?
ask-entered-twice = Hur vet du att det är samma patient? Ärende k{ $conflict } går upp i kvittens { $issuance }, som fortsätter som förut.
draft-found-asked = Det blev avbrutet { $time }, när ett nummer skulle lämnas ut. Loggen har inget om det: fråga avdelningen om de fick något. Fortsätta med det?
draft-found = Det blev avbrutet { $time }. Inget nummer är utlämnat. Fortsätta med det?
import-refused = Några rader går inte att läsa in, så ingen läses in. Rätta filen och försök igen.
import-doubtful = Något är ovanligt. Jämför med PU-portalen. Läs in ändå?
import-fine = { $count ->
    [one] 1 nummer
   *[other] { $count } nummer
} är i ordning. Läs in dem?
redraw-nothing = Inget: pärmen är full.
redraw-list = Hämta kvinnor { $women }, män { $men } i PU-portalen och läs in filen (F6, I).
course-none = Inget driftstopp har registrerats.
course-title = Driftstopp { $outage } · { $state } · sedan { $since } ({ $span })
step-suspected = misstänkt
step-suspected-checked = misstänkt; kontrollerat: { $checked }
step-confirmed = bekräftat
step-ended = åter i drift
via-program = programmet självt
via-local = på plats
via-sudo = genom sudo, { $login }
via-ssh = genom SSH från { $client }
via-ssh-key = genom SSH från { $client } med nyckeln { $key }
log-filter = Sök:
palette-nothing-fits = Ingen åtgärd heter så.
log-late = { " " }* efterregistrerat{ " " }
log-nothing-fits = Inget i loggen innehåller det.
routine-1 = 1. Är det bara ni? Prova en annan arbetsplats och avdelning. Titta i IT-nyheter.
routine-2 = 2. Inget där: ring { $call }.
routine-3 = 3. Är det mycket brådskande: avdelningen ringer kassan, { $phone }, och säger VGR-id, klinik och avdelning.
routine-4 = 4. Kassan lämnar ut ett nummer; avdelningen läser tillbaka de fyra sista tecknen.
routine-5 = 5. När PU-tjänsten är åter: avdelningen skapar ett nytt reservnummer och aviserar RAPS.

## Åtgärder, som de heter i hjälp, palett och längst ner
action-help = Hjälp
action-go-desk = Kvittera
action-go-outage = Driftstopp
action-go-log = Logg
action-go-pool = Pärm
action-palette = Allt
action-switch-person = Byt person
action-interrupt = Kopiera numret på skärmen, eller avsluta
action-redraw = Rita om hela skärmen
action-turn-theme = Byt färger: mörk bakgrund, ljus, automatiskt
action-quit = Avsluta
action-back = Tillbaka
action-next-field = Nästa fält
action-previous-field = Förra fältet
action-submit = Vidare
action-next-suggestion = Nästa förslag
action-previous-suggestion = Förra förslaget
action-keep-vgr-id = Nej, VGR-id:t är rätt
action-choose-female = Kvinna
action-choose-male = Man
action-choose-unknown = Okänt kön
action-turn-sex = Byt kön
action-clear-form = Töm formuläret
action-show-unread = Visa nummer som inte är återläst
action-confirm = Ja
action-hand-out = Lämna ut numret
action-drop-draft = Kasta utkastet
action-check-read-back = Kontrollera
action-skip-read-back = Hoppa över (loggas)
action-suspect = Misstänk driftstopp
action-confirm-outage = Bekräfta driftstopp
action-end-outage = Åter i drift
action-note-outage = Anteckna
action-up = En rad upp
action-down = En rad ner
action-page-up = En sida upp
action-page-down = En sida ner
action-first = Första
action-last = Sista
action-filter = Sök
action-open = Öppna
action-void = Makulera
action-correct = Rätta
action-resolve = Utred konflikt
action-entered-twice = Samma utlämning
action-same-issuance = Ja, samma utlämning
action-another-patient = Nej, en annan patient
action-raps-was-told = Ja, RAPS fick besked
action-raps-was-never-told = Nej, aldrig
action-withdraw = Kassera
action-import = Läs in nummer

## Kommandoraden
cli-practice = ÖVNING – numren är påhittade. Övningsloggen: { $path }
cli-read-only = Skrivskyddad disk: { $path } visas som den står. Inget kan lämnas ut eller antecknas förrän disken är skrivbar igen.
cli-disk-full = Disken är full: { $path } visas som den står. Inget kan lämnas ut eller antecknas förrän det finns plats igen.
cli-no-live-log = Det finns ingen skarp logg på { $path }.
cli-no-live-log-next = Inget har ändrats. Ange rätt logg med --log eller i inställningarna, eller öva med --practice.
cli-no-practice-log = Det finns ingen övningslogg på { $path } än.
cli-no-practice-log-next = Inget har skapats. »kvittera --practice init« lägger upp en ny övning.
cli-made = Loggen finns nu på { $path }.
cli-made-practice = En ny övningslogg finns på { $path }.
cli-former-practice = Den förra övningsloggen finns kvar som { $path }.
cli-practice-pool = Övningsloggen får alltid de inbyggda, påhittade numren.
cli-practice-pool-next = Utelämna --pool, eller utelämna --practice för en skarp logg.
cli-invalid = { $option }: { $why }
cli-invalid-next = Kommandot med --help visar vad som går att ange.
cli-doubtful = { $option } { $value }: { $why }
cli-missing = Det saknas: { $options }.
cli-missing-next = Ange dem, eller kör ”kvittera issue” utan argument på en terminal.
cli-running-number = Ange ett löpnummer från 1.
cli-no-time = Ange tiden som 03:12, 03.12, 0312, ”igår 23:50”, ”30/11 20.05”, 2026-11-22T03:12 eller enligt RFC 3339.
cli-time-read = { $option }: { $at }
cli-which-of-two = { $option } fanns två gånger den natten: 1 = { $first }, 2 = { $second }. Vilken?
cli-one-or-two = Svara 1 eller 2.
cli-pool-file-next = Inget är inläst. Ange en lista (CSV, .xlsx eller .ods) med en kolumn som heter ”nummer”, eller ett nummer per rad.
cli-pool-line = Rad { $line }, { $number }: { $verdict }
cli-pool-cell-line = Rad { $line }: { $verdict }
cli-withdraw-many = { $count } nummer saknas och kasseras för gott. Stämmer det? (j/n)
cli-withdraw-unconfirmed = { $count } nummer skulle kasseras för gott, och ingen har sagt att det är så många. Inget är skrivet.
cli-quarantine-many = { $count } nummer sätts i karantän för gott. Stämmer det? (j/n)
cli-quarantine-unconfirmed = { $count } nummer skulle sättas i karantän för gott, och ingen har sagt att det är så många. Inget är skrivet.
cli-unconfirmed-next = Kontrollera pappers-pärmen och filen. Stämmer antalet: samma kommando med --expect { $count }.
cli-vgr-id-needed = Det är inte känt vem som skriver i loggen.
cli-vgr-id-needed-next = Ange ditt VGR-id med --as, eller sätt KVITTERA_AS.
cli-config = Inställningarna går inte att använda: { $detail }
cli-config-next = Rätta filen, eller ange en annan med --config.
cli-log-path-relative = Inställningarna pekar ut loggen som { $path }, vilket beror på var kommandot körs.
cli-log-path-relative-next = Ange hela sökvägen, från /, under [log] i inställningarna.
cli-no-home = Användaren har ingen hemkatalog, så det finns ingen plats för loggen.
cli-no-home-next = Ange loggen med --log.
cli-unexpected = Något oväntat gick fel: { $detail }
cli-broken = Programmet gick sönder ({ $place }) och har stängts. Det som har visats som utlämnat står i loggen.
cli-broken-next = Öppna programmet igen, så visar det vad som blev skrivet.
cli-output = Det gick inte att skriva ut: { $detail }
cli-output-next = Det som står i loggen står kvar; se efter med ”kvittera log”.
cli-not-shown = Kvittens { $issuance } står i loggen, men numret kunde inte visas: { $detail }
cli-not-shown-next = Se numret med ”kvittera pool list”. Behövs det inte, makulera kvittensen.
cli-not-a-terminal = Skärmbilderna behöver en terminal.
cli-not-a-terminal-next = Ange ett kommando; ”kvittera --help” visar alla.
cli-no-command = Det finns inget kommando ”{ $command }”.
cli-status-state = Läge
cli-status-call = Ring nu
cli-status-reconciliations = Att stämma av
cli-status-raps-must-undo = måste aviseras i RAPS: { $count }
cli-status-conflicts = Konflikter
cli-status-unread = Väntar på återläsning { $issuance }
cli-status-log = Logg
cli-status-facts = { $count ->
    [one] 1 faktum
   *[other] { $count } fakta
}, slutar på { $head }
cli-status-count = { $free } fria, { $issued } ute, { $withdrawn } kasserade
cli-hand-outs = kvittenser: { $count }
cli-no-outages = Inga driftstopp är registrerade.
cli-no-conflicts = Inga konflikter.
cli-conflict-with = mot kvittens { $issuance }
cli-conflict-open = OUTREDD
cli-conflict-resolved = utredd: { $reason }
cli-conflict-next = TVÅ PATIENTER KAN HA SAMMA NUMMER. Ring båda avdelningarna nu. Det står emot kvittens { $issuance }; skriv ner lösningen med ”kvittera conflict resolve”, med --same-hand-out om det är samma utlämning.
cli-other-sex = Numret står på pärmens sida för { $sex }, inte på den som angavs.
cli-pool-issued = kvittens { $issuance }, { $unit }, { $state }
cli-count-page = { $sexes }: { $count } ska ligga i pappers-pärmen
cli-redraw = Hämta { $women } kvinnonummer och { $men } mansnummer i PU-portalen, så är pärmen full igen.
cli-redraw-nothing = Pärmen är full.
cli-happened = (hände { $at })
cli-following = Väntar på nya fakta. Ctrl-C avslutar.
cli-clock-back = (klockan gick bakåt)
cli-clock-set-back = Klockan gick bakåt före faktum { $seq }{ $count ->
    [one] .
   *[other] , sammanlagt { $count } gånger.
} Det är inget fel: fakta gäller i den ordning de skrevs. Lita inte på klockslagen där.
cli-verified = { $path }: { $count ->
    [one] 1 faktum
   *[other] { $count } fakta
}, inga fel.
cli-faulty = { $path }: fel hittades ({ $count }).
cli-head = Loggens slut: { $hash }
cli-unconfined = Kärnan i det här systemet kan inte stänga in programmet (Landlock). Loggen är lika säker, men ett hål i programmet vore farligare.
cli-half-confined = Kärnan i det här systemet kan bara delvis stänga in programmet (Landlock). Loggen är lika säker, men ett hål i programmet vore farligare.
cli-issued = Kvittens { $issuance }. Be den som ringer läsa upp de sista fyra: { $program } read-back { $issuance } FYRA
cli-fictive = Födelsedatum är fiktivt.
cli-near = OBS, lätt att förväxla med { $number }, som redan är ute.
cli-yes-or-no = Svara j eller n.
cli-unit-like = { $unit } liknar { $known }. Är det samma? (j/n)
cli-unit-like-note = { $unit } liknar { $known }, som finns förut. Det skrivs som det står; är det samma, rätta med kvittera correct.
cli-cancelled = Inget nummer är utlämnat.
cli-cancelled-next = Börja om med ”kvittera issue”.
cli-sex-needed = Svara K för kvinna, M för man eller X om det är okänt.
cli-how-to-go-back = Svara < för att gå ett steg tillbaka. Ctrl-C avbryter.
cli-ask-own-vgr-id = Ditt eget VGR-id, t.ex. abcde1:
cli-left-unread = Utlämning { $issuance }, { $number }, är inte återläst. Låt mottagaren läsa upp de fyra sista: { $program } read-back { $issuance } FYRA
cli-ask-choice = Siffra:
cli-choose-name = Svara med en av siffrorna ovan.
cli-ask-suspect = Registrera ett misstänkt driftstopp nu? (j/n)
cli-ask-sex = Kön, K eller M (X om okänt):
cli-ask-vgr-id = VGR-id för den som ringer:
cli-ask-clinic = Klinik:
cli-ask-ward = Avdelning:
cli-ask-callback = Anknytning (tom rad om ingen):
cli-preview = { $number } ({ $sex }) till { $unit }, { $who }
cli-ask-issue = Lämna ut numret? (j/n)
cli-ask-same = Kvittens { $case } säger redan detta ({ $unit }, { $who }). Är det samma utlämning? (j/n)
cli-ask-raps-told = (j: RAPS fick besked och måste få veta att det inte gäller, n: RAPS fick aldrig besked)
already-said = Kvittens { $case } säger detta redan. Inget nytt är skrivet.
already-said-not-in-use = Kvittens { $case } är makulerad eller märkt som aldrig använd. Bär patienten numret: ta tillbaka det med ”kvittera reconcile reopen { $case }”.
cli-ask-read-back = Sista fyra som de lästes upp (tom rad hoppar över):
finding-damaged = Databasfilen är skadad: { $detail }
finding-missing = Det saknas fakta före faktum { $seq }.
finding-unlinked = Faktum { $seq } hänger inte ihop med det före.

## Planerade stopp, och driftstoppets förlopp
headline-due = PLANERAT STOPP skulle börja { $since }. Har det börjat? F3
headline-overdue = DRIFTSTOPP skulle vara över { $end }, { $late } sedan
headline-planned = Planerat stopp { $from }, om { $span }
plan = { $from } – { $to }
plan-referenced = { $from } – { $to } ({ $reference })
fact-outage = Driftstopp { $outage }: { $step }
step-planned = planerat { $plan }
step-replanned = flyttat till { $plan }
step-cancelled = inställt: { $reason }
step-started-at = började { $at }
step-ended-at = slutade { $at }
step-times-set = rättad tid: { $times }. { $reason }
step-reopened = nere igen: { $reason }
step-reconciled = allt är avstämt
check-workstation-only = bara den här arbetsplatsen
check-workstation-others = även andra arbetsplatser
check-ward-only = bara den här avdelningen
check-ward-others = även andra avdelningar
check-news-announced = IT-nyheter nämner ett stopp
check-news-silent = inget i IT-nyheter
check-called = ringde { $whom }: { $answer }
outage-unknown = Driftstopp { $outage } finns inte, eller PU-tjänsten har inte varit nere i det.
outage-unknown-next = Driftstoppens nummer står i ”kvittera outage list” och på F3.
not-planned = Det finns inget planerat stopp som väntar.
not-planned-next = Ett stopp som har börjat avslutas, det ändras inte. Ett nytt kan planeras.
planned-stop-due = Det planerade stoppet { $outage } skulle ha börjat nu.
planned-stop-due-next = Bekräfta att det har börjat, eller ställ in det; sedan kan nummer lämnas ut.
outage-not-ended = Driftstopp { $outage } är inte över.
outage-not-ended-next = Avsluta det först, när PU-tjänsten är åter.
outage-already-reconciled = Driftstopp { $outage } är redan avstämt.
outage-already-reconciled-next = Inget mer behövs.
not-reconciled = Driftstopp { $outage } är inte avstämt: öppna kvittenser { $issuances }, konflikter { $conflicts }.
not-reconciled-next = Stäm av varje kvittens och utred varje konflikt först.
end-before-start = Slutet ligger inte efter början.
end-before-start-next = Kontrollera tiderna.
plan-in-past = Det stoppet skulle redan vara över ({ $to }).
plan-in-past-next = Registrera det som ett driftstopp i stället, med tiden då det började.
overlaps-plan = Det krockar med det planerade stoppet { $outage }.
overlaps-plan-next = Ändra eller ställ in det stoppet, eller ange en annan tid.
no-time-given = Ingen ny tid är angiven.
no-time-given-next = Ange när det började, när det slutade, eller båda.

## Hur länge pärmen räcker
supply-level = { $level ->
    [empty] slut
    [low] lågt
    [enough] räcker
   *[full] full
}
supply-dry = { $sex ->
    [female] Kvinnonumren tar slut omkring { $at }
   *[male] Mansnumren tar slut omkring { $at }
}
supply-low = { $sexes }: bara { $free } kvar i pärmen
supply-empty = { $sexes }: inga kvar i pärmen

## Rapporten om ett driftstopp
report-title = Rapport om driftstopp { $outage }
report-made = Skriven { $now }; loggen har { $count ->
    [one] 1 faktum
   *[other] { $count } fakta
} och slutar på { $head }.
report-summary = I korthet
report-lasted = Varade
report-lasted-open = Har hittills varat
report-handed-out = Utlämnade nummer
report-by-sex = { $total } (kvinnor { $women }, män { $men })
report-call-time = Tid per samtal
report-call-times = median { $median }, längst { $longest }
report-read-backs = Återläsning
report-read-back-counts = rätt { $matched }, fel { $misses }, överhoppade { $skipped }, väntar { $awaited }
report-reconciled = Avstämning
report-of = { $part } av { $total } ärenden klara
report-conflicts = Konflikter
report-conflict-counts = { $total } (outredda: { $open })
report-lapses = Steg i rutinen som saknas
report-lapses-none = Inga: alla steg i rutinen är gjorda.
report-calls = Samtal
report-calls-none = Inga nummer lämnades ut.
report-calls-note = Formulär: från första tangenten till utlämningen. Läsning: från utlämningen till rätt återläsning. Totalt: båda. Streck: inte mätt.
report-pool = Pärmen
report-chart = Lediga nummer i pärmen
report-chart-line = { $sexes }: { $first } i början, { $last } i slutet.
report-chart-kind = { $sex ->
    [female] Bred ljus linje: kvinnor.
   *[male] Smal streckad linje: män.
}
report-wards = Avstämning per avdelning
report-wards-none = Inget nummer är utlämnat, så inget ska stämmas av.
report-wards-note = Tiden går från utlämningen tills det nya id:t är skrivet och RAPS underrättat, eller tills numret är känt som aldrig använt. Makulerade räknas som klara, utan tid.
report-open = Ännu öppet
report-open-none = Inget: allt som lånades ut är avstämt.
report-conflicts-none = Inga: inget nummer gavs två gånger.
report-corrections = Rättelser
report-corrections-none = Inga.
report-trainer = För övningsledaren
report-by-person = Tid per samtal, fel och överhoppade återläsningar för var och en som lämnade ut.
report-column = { $column ->
    [at] Tid
    [by] Vem
    [what] Vad hände
    [issuance] Kvittens
    [number] Nummer
    [unit] Avdelning
    [requested-by] Begärt av
    [issued-by] Gavs av
    [read-back] Återläst
    [misses] Fel
    [form] Formulär
    [hearing] Läsning
    [whole] Totalt
    [page] Sida
    [first] I början
    [least] Som lägst
    [last] I slutet
    [numbers] Nummer
    [closed] Klara
    [median] Median
    [longest] Längst
    [case] Ärende
    [age] Ålder
    [state] Läge
    [conflict] Konflikt
    [with] Mot kvittens
    [found] Upptäckt
    [resolved] Utredd
    [reason] Varför
    [calls] Samtal
   *[skipped] Överhoppade
}
report-unresolved = NEJ
report-late = { $state }, { $lateness }
report-amendment-voided = makulerad
report-amendment-unused = aldrig använd
report-amendment-corrected = rättad: { $right }
report-amendment-undone = återtaget: { $step }
report-amendment-entered-twice = ingen konflikt: samma utlämning två gånger
report-entered-twice = ingen konflikt, samma utlämning två gånger: { $reason }
report-right-requested-by = begärt av { $who }
report-right-clinic = klinik { $clinic }
report-right-ward = avdelning { $ward }
report-right-callback = ank. { $callback }
report-right-no-callback = ingen anknytning
lapse-only-us = Ingen prövade om det bara gällde den egna arbetsplatsen eller avdelningen.
lapse-news = Ingen tittade i IT-nyheter före misstanken.
lapse-called = Ingen ringde Användarstöd eller tekniker före misstanken.
lapse-confirmed = Driftstoppet bekräftades aldrig.
lapse-read-back = Inte återlästa: kvittens { $issuances }.
lapse-skipped = Återläsningen hoppades över: kvittens { $issuances }.
lapse-ended = Driftstoppet är inte avslutat.
lapse-conflict = Konflikter som ingen har utrett: { $conflicts }.
lapse-reconciled = Inte avstämda: ärende { $cases }.
lapse-closed = Allt är avstämt, men driftstoppet är inte stängt som avstämt.
span-seconds = { $seconds } s

## Pappersbladet till pärmen
sheet-title = Reservnummer vid driftstopp
sheet-subtitle = Blad till pärmen på { $site }
sheet-made = Utskrivet { $now }
sheet-head = Loggens slut: { $head }
sheet-page = Blad { $page } av { $pages }
sheet-true-until = Gäller bara till nästa utlämning i Kvittera. Har något nummer gått ut efter { $now } är bladet gammalt: skriv ut ett nytt och förstör det här. Lämna aldrig ut från bladet och från programmet samtidigt.
sheet-free = { $sexes }: { $count } lediga
sheet-none = Inga lediga nummer. Ring enligt nedan; avdelningen märker patienten enligt sin egen reservrutin.
sheet-column = { $column ->
    [number] Nummer
    [vgr-id] VGR-id
    [clinic] Klinik
    [ward] Avdelning
    [extension] Ankn.
    [read-back] Återläst
    [at] Datum, tid
   *[signature] Signatur
}
sheet-routine = Så gör du
sheet-step-1 = Är det bara ni? Prova en annan arbetsplats och en annan avdelning, och titta i IT-nyheter. Står inget där: ring enligt nedan.
sheet-step-2 = Bara om ett nytt nummer är mycket brådskande: avdelningen ringer kassan och säger att PU-tjänsten inte går att nå, och sitt VGR-id, klinik och avdelning.
sheet-step-3 = Kassan tar det översta lediga numret av rätt kön, fyller i raden och läser sedan upp numret. Avdelningen läser tillbaka de fyra sista tecknen.
sheet-step-4 = Ett nummer lämnas ut en enda gång och aldrig för annat kön. Är de slut: ring; avdelningen märker patienten enligt sin egen reservrutin.
sheet-step-5 = När PU-tjänsten är åter: kassan efterregistrerar varje rad i Kvittera. Avdelningen skapar ett nytt reservnummer (LRID) med patientens uppgifter och aviserar RAPS.
sheet-phones = Telefon
sheet-cashier = Kassan, som har pärmen
sheet-helpdesk = Användarstöd, helgfria { $days } { $opens }–{ $closes }
sheet-switchboard = Övrig tid: tekniker genom växeln

## Ett driftstopp på en rad, och att lämna över det
call-helpdesk-full = Användarstöd { $phone } ({ $why }) till { $until }, sedan växeln { $then }
call-on-call-full = tekniker, växeln { $phone } ({ $why }) till { $until }, sedan Användarstöd { $then }
outage-line-open = Driftstopp { $outage }: { $state }, sedan { $since } ({ $span })
outage-line-over = Driftstopp { $outage }: { $state }, { $from } – { $to } ({ $span })
outage-line-planned = Driftstopp { $outage }: { $state }, { $plan }
handover-title = Överlämning { $now }
handover-overdue = Det skulle vara över { $end }; inget besked har kommit.
handover-talks = Samtal och anteckningar
handover-no-talks = Inga samtal är antecknade.
handover-given-out = Utlämnade nummer: { $count }
handover-hand-out = Kvittens { $issuance }, { $time }: { $number } → { $unit } · { $who } · { $state }
handover-reached-at = { $unit }, ank. { $callback }
handover-left = Kvar att göra
handover-unread = Kvittens { $issuance } är inte återläst: ring { $unit }.
handover-clash = KONFLIKT { $conflict }: { $number } är hos kvittens { $issuance } och hos { $unit }.
handover-owed = Att stämma av: { $count } (ärende { $issuances }).
handover-nothing-left = Inget.

## Driftstopp på kommandoraden
headline-missed = PLANERAT STOPP skulle vara över { $end }. Blev det av? F3
cli-saved = Sparat i { $path }.
cli-file-exists = { $path } finns redan. Det är inte rört.
cli-file-exists-next = Ange en annan fil med -o.
cli-file-not-written = { $path } gick inte att skriva: { $detail }
cli-status-planned = Planerat stopp
cli-status-plan = { $outage }: { $plan } · { $ready }
cli-status-ready = pärmen är full
cli-status-not-ready = PÄRMEN ÄR INTE FULL
cli-status-page = { $count } · { $level }

## Är det bara hos oss? Prober och nyheter
probe-group-service = tjänsten
probe-group-reference = jämförelse
probe-unknown = ännu okänt
probe-up = svarar
probe-down = svarar inte
probe-milliseconds = { $count } ms
probe-refused = tar inte emot anslutningar
probe-timeout = svarar inte i tid
probe-name-unknown = namnet går inte att slå upp
probe-unreachable = går inte att nå härifrån
probe-reset = bröt förbindelsen
probe-certificate-untrusted = certifikatets utfärdare är inte betrodd här
probe-certificate-expired = certifikatet gäller inte i dag
probe-certificate-other-host = certifikatet gäller en annan adress
probe-tls = ingen krypterad förbindelse gick att få
probe-http-status = svarar med fel { $status }
probe-redirect-loop = hänvisar runt i ring
probe-garbage = svarar obegripligt
probe-ca-unreadable = Certifikatfilen { $path } går inte att läsa: { $detail }.
probe-ca-unusable = Certifikatfilen { $path } innehåller inget certifikat, eller något som inte går att använda.
probe-ca-next = Ingenting provas. Rätta ca_file under [probes] i inställningarna.
probe-no-thread = Systemet ger ingen tråd att prova på: { $detail }.
probe-no-thread-next = Allt provas inte. Avsluta andra program och starta om det här.
advice-not-only-us = PU-tjänsten svarar inte, men annat svarar härifrån: det är inte bara hos oss.
advice-not-only-us-next = Se efter i IT-nyheter och ring. Driftstoppet gäller först när en människa har registrerat det.
advice-probably-only-us = Varken PU-tjänsten eller något annat svarar härifrån: det är nog bara hos oss.
advice-probably-only-us-next = Prova från en annan arbetsplats och en annan avdelning.
advice-service-answers = PU-tjänsten svarar härifrån.
advice-service-answers-next = Går den ändå inte att använda: prova en annan arbetsplats, och ring.
advice-cannot-tell = Det går inte att avgöra härifrån om det bara är hos oss.
advice-cannot-tell-next = Prova från en annan arbetsplats och en annan avdelning, och se efter i IT-nyheter.
advice-no-targets = Ingen adress till PU-tjänsten är inställd, så inget provas härifrån.
advice-no-targets-next = Skriv den i inställningarna under [probes]: service = ["https://…"], och gärna reference = ["tcp://gateway:443"].

## Att leda ett driftstopp
title-triage = Är det bara vi?
title-plans = Planerade stopp
title-only-us = Är det bara vi?
title-plan = Planera ett stopp
title-replan = Ändra det planerade stoppet { $outage }
title-times = När driftstopp { $outage } började och slutade
title-hand-over = Överlämning
title-cancel-plan = Ställ in det planerade stoppet
title-reopen = PU-tjänsten är nere igen
title-save = Spara överlämningen
title-begun = Har det planerade stoppet börjat?
title-close-outage = Är allt avstämt?
ask-cancel-plan = Varför är det inställt? Det står sedan i förloppet.
ask-reopen = Vad har hänt? Driftstoppet fortsätter, och nummer kan lämnas ut.
ask-save = Sökväg till en ny fil. En fil som redan finns skrivs aldrig över.
ask-begun = Ett planerat stopp skulle ha börjat. Är PU-tjänsten nere? Då står stoppet som bekräftat från och med nu, och nummer kan lämnas ut.
ask-close-outage = Driftstoppet stängs som avstämt. Det går bara när inget som lånades ut är öppet.
triage-ask-workstation = Är det bara den här arbetsplatsen? Prova från en annan.
triage-ask-ward = Är det bara den här avdelningen? Ring en annan och fråga.
triage-ask-news = Nämner IT-nyheter på intranätet ett stopp?
triage-ask-call = Ring { $call }. Vem svarade, och vad sade de? Tomt svar: ingen har ringts.
triage-local = Det är lokalt, så inget driftstopp ska registreras. Skapa numret i PU-portalen från en arbetsplats eller avdelning som når den. Felet här anmäls till: { $call }. Esc backar om svaret var fel.
plans-none = Inga. P planerar ett stopp.
plan-ready = Pärmen är full inför stoppet.
plan-not-ready = Pärmen är inte full: hämta nummer före stoppet (F6). Be avdelningarna hämta egna eller registrera efteråt.
news-title = IT-nyheter:
news-failed = IT-nyheter går inte att hämta: { $why }
copy-too-long = Texten är för lång för terminalens urklipp. Spara den i en fil i stället.
copied = Texten är skickad till terminalens urklipp. Titta på det du klistrar in.
saved = Sparad: { $path }
not-saved = { $path } gick inte att spara: { $detail }
not-saved-there = { $path } gick inte att spara: programmet får bara skriva i din hemkatalog och där det startades. Spara där.
moment-wrong = Skriv en tid: 03:00, igår 23:50 eller 30/11 20.05.
moment-never-shown = { $at } fanns aldrig: klockan ställdes fram den natten. Skriv tiden som klockan visade efter det.
moment-shown-twice = Klockan visade { $clock } två gånger den natten. Skriv { $first } eller { $second }.
clock-in-summer = { $clock } sommartid
clock-in-winter = { $clock } vintertid
label-from = Från
label-to = Till
label-reference = Referens
label-started = Började
label-ended = Slutade
label-whom = Vem
label-answer = Svar
hint-from = 03:00 (nästa gång), eller 2026-11-22 03:00
hint-to = 05:00 (nästa efter det), eller med datum
hint-reference = Ärende eller var det stod; får vara tom. Enter sparar.
hint-time = 01:30 eller 2026-11-22 01:30; tomt lämnar tiden som den är
hint-whom = Vem som svarade
hint-answer = Vad de sade; tomt om ingen har ringts. Enter går vidare.
whom-helpdesk = Användarstöd
whom-on-call = Tekniker
action-triage = Kontrollera stegvis
action-answer-yes = Svara ja
action-answer-no = Svara nej
action-plan-stop = Planera stopp
action-change-plan = Flytta planerat stopp
action-cancel-plan = Ställ in planerat stopp
action-set-times = Rätta tider
action-reopen = Nere igen
action-close-outage = Allt avstämt
action-hand-over = Överlämning
action-copy = Kopiera
action-save = Spara
## Driftstopp som krockar
not-over = pågår

# Avstämning
fact-replaced = Ärende { $case }: nytt id { $id } ({ $kind })
fact-raps-notified = Ärende { $case }: RAPS underrättat
fact-raps-referenced = Ärende { $case }: RAPS underrättat, { $reference }
fact-unused = Ärende { $case }: aldrig använt: { $reason }
fact-undone = Ärende { $case }: { $step } återtaget: { $reason }
fact-counted = Pärmen räknad: { $present ->
    [one] 1 nummer
   *[other] { $present } nummer
}, allt stämmer
fact-counted-differs = Pärmen räknad: { $present ->
    [one] 1 nummer
   *[other] { $present } nummer
}; { $found }
count-missing = saknas i pärmen: { $numbers }
count-spent = redan ute eller kasserade: { $numbers }
id-kind = { $kind ->
    [personnummer] personnummer
    [samordningsnummer] samordningsnummer
   *[lrid] reservnummer (LRID)
}
case-state = { $state ->
    [replaced] nytt id, RAPS återstår
    [notified] RAPS vet, nytt id återstår
    [done] avstämd
    [unused] aldrig använd
    [void] makulerad
   *[open] öppen
}
reconciliation-step = { $step ->
    [replaced] nytt id
    [raps_notified] RAPS-underrättelsen
    [unused] ”aldrig använt”
   *[voided] makuleringen
}
lateness-due = borde vara klar
lateness-overdue = mycket sen
progress = { $closed } av { $total } klara
case-shared = delar nummer med ärende { $cases }
case-linking-waits = identitet ej fastställd, länkning väntar
case-raps-again = RAPS ska underrättas på nytt
worklist-empty = Inget att stämma av.
doubt-replacement-sex = Det nya id:t anger ett annat kön än numret ({ $sex }). Stämmer det?
doubt-replacement-also = Samma nya id står redan på ärende { $case }. Är det samma patient?
age-doubtful = { $id }: född { $born }, { $years } år. Stämmer det?
age-doubtful-hyphen = { $id }: född { $born }, { $years } år. Menades { $meant } ({ $year })? En läsare kan skriva + i stället för bindestreck.
age-doubtful-next = Inget skrevs. Skriv numret med bindestreck och århundrade, eller behåll åldern med --accept-warnings.
cli-age-kept = Spara ändå?
cli-age-not-kept = Inget skrevs.
cli-age-not-kept-next = Skriv numret med bindestreck och århundrade.
id-length = { $found ->
    [one] 1 tecken
   *[other] { $found } tecken
}; ett id har 12, eller 10 utan århundrade
id-nrid = Ett nationellt reservnummer (NRID). Det används inte i VGR: här gäller personnummer, samordningsnummer eller LRID
id-century-missing = Reservnumret saknar århundrade: det kan vara { $one } eller { $other }. Skriv alla tolv tecken.
id-century-needed = Reservnumret saknar århundrade: menades { $one }? Skriv alla tolv tecken.
id-plus-in-lrid = Ett LRID skrivs utan plustecken. Läs av numret igen; menades { $number }, skriv det så.
id-other-region = T-nummer eller reservnummer från en annan region. VGR tar personnummer, samordningsnummer eller LRID med tolv tecken.
id-other-region-digits = Inget datum: så ser reservnummer från andra regioner ut (99 först, eller dag 32–59). VGR tar personnummer, samordningsnummer eller LRID med tolv tecken.
id-date = Datumet finns inte
id-serial = Födelsenumret 000 finns inte
id-future = Födelsedatumet ligger i framtiden
id-not-centenarian = Plustecken står bara efter den som fyllt eller fyller 100 år
id-system = Numret hör till en annan sorts id
replacement-from-pool = { $number } är pärmens eget nummer och ersätter inget.
replacement-from-pool-next = Sök patienten i PU-portalen eller skapa ett nytt LRID där, och skriv in det.
case-unused = Ärende { $case } är markerat som aldrig använt.
case-unused-next = Stämmer det inte: återta markeringen med en anledning först.
reconciliation-begun = Ärende { $case } har redan ett nytt id eller är anmält till RAPS, så någon har använt numret.
reconciliation-begun-next = Var det fel: återta nytt id och RAPS-underrättelse med en anledning först.
already-replaced = Ärende { $case } har redan det nya id:t { $id }.
already-replaced-next = Är det fel: skriv in det rätta tillsammans med en anledning.
already-notified = RAPS är redan underrättat om ärende { $case }.
already-notified-next = Är det fel: ange en anledning.
raps-undoes = { $id } gäller inte
raps-undoes-earlier = det förra beskedet gäller inte
raps-never-told = RAPS fick aldrig besked
raps-to-undo = RAPS fick besked och måste få veta att det inte gäller
raps-was-told = Ja: RAPS måste få veta att det inte gäller. Ärendet är öppet tills det är sagt och inskrivet.
raps-was-never-told = Nej: RAPS fick aldrig besked, så det finns inget att ångra där.
raps-must-undo = måste aviseras i RAPS: { $number } hör inte till { $id }
raps-must-undo-earlier = måste aviseras i RAPS: beskedet om { $number } gäller inte
ask-raps-told = Enligt loggen fick RAPS veta att { $number } hör till { $id }{ $reference }. Fick RAPS det beskedet på riktigt?
ask-raps-told-earlier = Enligt loggen fick RAPS besked om { $number }{ $reference }. Fick RAPS det beskedet på riktigt?
raps-told-unclear-next = RAPS fick aldrig besked: --raps never-told. RAPS fick besked och måste ångra det: --raps to-undo.
raps-still-wrong = Ärende { $case } { $wrong }.
raps-still-wrong-next = Säg det till RAPS och skriv in det: F4, R, eller ”kvittera reconcile raps { $case }”. Sedan går det.
nothing-to-undo = På ärende { $case } finns inget sådant att återta.
nothing-to-undo-next = Se ärendets läge i avstämningen.
before-hand-out = Tiden ligger före utlämningen av ärende { $case } ({ $at }).
before-hand-out-next = Kontrollera tiden.

## Avstämning på skärmen
title-cases = Avstämning
title-reconciling = Avstämningen, steg för steg
empty-told = nu
title-case = Ärende { $case }
title-new-id = Nytt id i ärende { $case }, i stället för { $number }
title-raps = RAPS om ärende { $case }, { $number }
title-take-back = Återta i ärende { $case }, { $number }
title-unused = Ärende { $case }: { $number } användes aldrig
title-all-closed = Driftstopp { $outage }: allt är avstämt
ask-unused = Hur vet ni det? Numret är förbrukat och kommer aldrig tillbaka.
ask-keep-doubtful = Spara ändå?
ask-close-numbered = Driftstopp { $outage } stängs som avstämt. Det går bara när inget som lånades ut är öppet.
cases-none-open = Inget att stämma av. { $key } visar även avstämda driftstopp.
cases-nothing-fits = Inget ärende innehåller det.
choose-case-first = Välj först ett ärende.
second-not-void = Den andra patienten i en konflikt fick numret på papper, så det finns ingen kvittens att makulera. Användes numret aldrig: A.
no-open-clash = Ärendet hör inte till någon outredd konflikt.
no-clash = Ärendet hör inte till någon konflikt.
column-case = Nr
column-number = Nummer
column-state = Läge
column-age = Ålder
column-asked = Bad om
column-who = Bad om/gav ut
outage-cases = Driftstopp { $outage } · { $state } · { $from } – { $to }
progress-briefly = { $closed } av { $total }
case-state-briefly = { $state ->
    [replaced] RAPS återstår
    [notified] nytt id återstår
    [done] avstämt
    [unused] aldrig använt
    [void] makulerat
   *[open] öppet
}
case-late = { $age }, { $late }
case-closed-after = klart efter { $span }
case-shared-next = Delas med ärende { $others }: tala med båda avdelningarna innan RAPS slår ihop.
case-second = Andra patienten i konflikt { $conflict }
case-handed-out = { $at } av { $by } till { $who }, { $state }
case-given-on-paper = { $at } av { $by } till { $who }, på papper
case-told = { $at } av { $by }
case-told-referenced = { $at } av { $by }, { $reference }
case-next-done = Klart: nytt id är inskrivet och RAPS vet.
label-handed-out = Utlämnat
label-new-id = Nytt id
label-identity = Identitet
label-raps = RAPS
label-told = När
label-told-by = Av vem
label-step = Vad
title-history = Vad som hänt
identity = { $identity ->
    [established] fastställd
   *[pending] ännu inte fastställd – länkningen väntar
}
hint-new-id = Personnummer, samordningsnummer eller LRID, med eller utan bindestreck.
hint-identity = ← → ändrar. Är det känt vem patienten är? Annars väntar länkningen.
hint-told = När RAPS underrättades: 01:30 eller 2026-11-22 01:30. Tomt: nu.
hint-told-by = VGR-id för den som underrättade. Tomt: du.
hint-raps-reference = Ärendenummer eller namn hos RAPS; får vara tom. Enter går vidare.
hint-step = ← → väljer vad som återtas. Det andra står kvar.
new-id-read = { $kind } · { $id } · { $birth } · { $sex }
new-id-born = född { $birth }
new-id-birth-open = födelsedag okänd
closed-time-taken = Tid från utlämning till klart: i mitten { $median }, längst { $longest }.
close-when-back = Driftstoppet stängs som avstämt när PU-tjänsten är åter (F3).
close-with-key = { $key } stänger driftstoppet som avstämt.
closed-already = Driftstoppet är stängt som avstämt.
copied-number = { $number } är skickat till terminalens urklipp. Titta på det du klistrar in.
showing-all-outages = Alla driftstopp visas, även de som är avstämda.
showing-open-outages = Bara driftstopp som inte är stängda som avstämda visas.
action-go-reconciliation = Avstämning
action-record-new-id = Nytt id
action-notify-raps = RAPS underrättat
action-mark-unused = Aldrig använt
action-take-back = Återta
action-all-outages = Alla driftstopp
action-turn-choice = Ändra valet

## Avstämningens steg, och vem som får vad i PU-portalen
rights-step-search = Sök patienten i PU-portalen: det kan redan finnas ett personnummer, samordningsnummer eller LRID.
rights-step-create = Finns inget: skapa ett nytt LRID med patientens uppgifter. Skriv in det nya id:t här.
rights-step-raps = Underrätta RAPS, som slår ihop de två. Skriv upp det här.
rights-search = Behörighet Sök
rights-draw = Behörighet Sök/Ändra eller Sök/Relation/Ändra; de kräver utbildning
rights-link = Själva länkningen gör Administratör
rights-missing = Har ingen på avdelningen behörigheten: be en kollega eller en annan avdelning som har den, annars förvaltningens grindvakt för PU-VGR. Ärendet står kvar som öppet så länge.
## Pärmen mot papperet: räkna, efterregistrera, fylla på
title-count = Räkna pappers-pärmen
title-counting = Räkningen
title-counted = Vad räkningen visar
title-late = Efterregistrera från papper
count-expected = Ska ligga i pärmen: { $count }
count-struck = Ska vara strukna (pricka om de är kvar)
count-out = ute: kvittens { $issuance }, { $unit }
count-ticked = { $there } av { $expected } avprickade
count-ticked-spent = { $count ->
    [one] 1 ligger kvar fast det är ute eller kasserat
   *[other] { $count } ligger kvar fast de är ute eller kasserade
}
count-how = Gå igenom pärmen: mellanslag eller J prickar av numret och går vidare, N går vidare utan. A alla, T inga.
count-how-on = Enter visar skillnaderna. Inget skrivs förrän du har sett dem, och räkningen är kvar om du går härifrån.
count-kept = Räkningen är inte klar. R fortsätter där du var.
count-begun = En räkning är påbörjad: R fortsätter.
counted-present = { $present ->
    [one] 1 nummer
   *[other] { $present } nummer
} ligger i pappers-pärmen.
counted-missing = Saknas i pappers-pärmen ({ $count }); kan ha getts till någon:
counted-spent = Ligger kvar men får aldrig lämnas ut igen ({ $count }). Stryk dem nu:
ask-counted-same = Allt stämmer. Skriva räkningen i loggen?
ask-counted = Skriva räkningen i loggen? De som saknas tas sedan om hand ett i taget.
count-written = Räkningen står i loggen: { $missing } saknas, { $spent } ska strykas.
count-next-missing = Ta hand om de som saknas: E om numret gavs på papper, K kasserar, N nästa.
count-next-spent = Stryk i pappers-pärmen det som redan är ute eller kasserat.
no-differences = Inga skillnader är kvar från räkningen.
differences-left = { $count } saknas i pappers-pärmen: N nästa, E efterregistrera, K kassera.
state-missing = SAKNAS i pärmen
number-missing = Saknades i pappers-pärmen { $at }. Gavs det på papper: E. Annars: K.
number-to-strike = Låg kvar i pappers-pärmen { $at }. Ska vara struket.
proposal-missing = Numret saknades i pappers-pärmen vid räkningen och kan ha getts på papper. Fråga kassan först.
label-given-at = Gavs
label-given-by = Gavs av
hint-number = Tolv tecken, som de står på papperet
hint-given-at = 01:30 (senast), eller 2026-11-22 01:30
hint-given-by = VGR-id; tomt om det var du
late-free = Numret är fritt på sidan { $sexes }.
late-withdrawn = Numret är kasserat ({ $reason }). Registreras det här står det som ute.
late-clash = Numret är REDAN UTE: kvittens { $issuance }, { $unit }. Registreras det här blir det en KONFLIKT: två patienter kan ha samma nummer.
late-at = Gavs { $at }, driftstopp { $outage }.
late-before = Gavs { $at }, men driftstopp { $outage } började först { $started }. Stämmer tiden?
ask-late-clash = Stämmer siffrorna på papperet? Registrera konflikten?
late-same = Kvittens { $case } säger redan detta: samma nummer, samma avdelning, samma beställare.
ask-late-same = Är det samma utlämning? Då skrivs inget.
late-clash-next = Ring båda avdelningarna nu. Utredningen skrivs in från F5, välj konflikten, U, eller E om det är samma utlämning.
ask-leave-unsaved = En räkning eller efterregistrering är påbörjad och sparas inte. Avsluta ändå?
redraw-later = När PU-tjänsten är åter: hämta kvinnor { $women }, män { $men } i PU-portalen.
rights-to-draw = Det kräver behörigheten Sök/Ändra eller Sök/Relation/Ändra (utbildning). Har ingen här den: be en avdelning som har.
import-done-full = Numren är inlästa. Pärmen är full: påfyllningen är klar.
action-count-pool = Räkna
action-tick = Pricka av
action-lies-there = Ligger i pärmen
action-lies-not-there = Ligger inte i pärmen
action-tick-all = Alla i pärmen
action-tick-none = Inga i pärmen
action-review-count = Skillnader
action-next-difference = Nästa som saknas
action-late-entry = Efterregistrera
cli-redraw-later = När PU-tjänsten är åter:
cli-redraw-import = Läs sedan in filen: kvittera pool import FIL.csv
cli-count-unaccounted = { $number } saknades vid den senaste räkningen, och ingen har sagt vad det blev av det.
cli-count-strike = STRYK i pappers-pärmen: { $number } ({ $became })
cli-count-given = Saknas: { $number }. Gavs det på papper: kvittera issue --number { $number } --at TID --vgr-id ID --clinic TEXT --ward TEXT
cli-count-not-given = Annars: kvittera pool withdraw { $number } --reason TEXT
cli-count-file-next = Inget är skrivet. Bara en lista där varje rad är begriplig får avgöra vilka nummer som finns. Rätta filen och försök igen.
cli-line = { $path }, rad { $line }
# Att lämna vidare
export-count = Driftstopp { $outage }: { $rows } med, { $left } utelämnade.
export-nothing = Driftstopp { $outage }: inget är klart att lämna vidare, så det finns inga rader.
export-left-out = Ärende { $case } ({ $number }, { $unit }) är inte med: { $why }.
export-void = utlämningen är makulerad
export-unused = numret användes aldrig
export-no-new-id = nytt id är inte inskrivet än
export-shared = samma nummer bärs också enligt ärende { $cases }, så en sammanslagning kunde göra två patienter till en. Reds ut för hand
export-look = Ärende { $case } är med, men se efter: { $what }
export-practice = ÖVNING: posten får inte skickas någonstans.
cli-export-json = Med --json skrivs ett enda JSON-värde, och formatet { $format } är inget sådant.
cli-export-json-next = Spara det med -o FIL, eller låt bli --json.
cli-export-option = { $option } hör till { $format } och inget annat format. Inget är skrivet.
cli-export-option-next = Skriv kvittera export { $format } { $option }, eller låt bli { $option }.
cli-export-framed = { $count } meddelanden, ett i varje ram (MLLP).
cli-export-split = { $count } nya filer i { $path }, en för varje ärende.
cli-export-split-same = { $count } filer fanns redan och säger detsamma. De är inte rörda.
cli-export-split-other = { $path } finns redan och säger något annat. Inget är skrivet, och filen är inte rörd.
cli-export-split-next = Ange en annan mapp med --split, och lämna inte den gamla filen vidare om ärendet är rättat.
cli-export-how = Så skickas det, och så läses svaren: kvittera export { $format } --explain
export-explain-csv =
    CSV: så öppnas tabellen

    Programmet skickar aldrig något. En person öppnar tabellen eller lämnar den vidare.

    Excel och LibreOffice: öppna filen. Tecknet mellan cellerna är semikolon, teckenkoden UTF-8.
    Gnumeric: döp om filen så att den slutar på .txt, annars hamnar allt i en enda kolumn.
    En apostrof först i en cell håller den som text (Maj 1, SANT, NA, 007). Ett program som läser filen tar bort en apostrof först i varje cell som har en.
    Spara inte om filen i ett kalkylprogram innan ett annat program läser den.
export-explain-json =
    JSON: så läses posten

    Programmet skickar aldrig något. Filen är för ett program som läser allt, också vad som utelämnades och varför.

    rows är det som kan slås samman: old_id är det lånade numret, new_id det som blir kvar. Ett id är oid och value tillsammans.
    left_out är det som inte kan slås samman än, med skäl. Läs notes innan något slås samman.
export-explain-hl7 =
    HL7: så skickas det, och så läses svaren

    Programmet skickar aldrig något. Varje ärende är en sammanslagning (ADT^A40): MRG-1 är det lånade numret, PID-3 det nya id:t som blir kvar.

    Som fil
    Utan tillval är det en batch (FHS, BHS, BTS, FTS), bara för filöverföring till en mottagare som läser batchar.
    Varje segment slutar med CR. En kopia med LF, från en redigerare eller en överföring i textläge, är ingen HL7: många läser den utan fel som ingenting.

    Över MLLP
    Skicka aldrig batchen. Ta --framed (en fil med en ram för varje meddelande) eller --split MAPP (en fil för varje ärende, från MSH till ZKV).
    Ett meddelande i varje ram. Skicka det, och vänta på svaret vars MSA-2 är lika med meddelandets MSH-10, innan nästa skickas.
    AA (eller CA) med rätt MSA-2: mottaget. AE, AR eller inget svar: stanna, ta reda på varför, och skicka samma meddelande igen.
    Somliga mottagare lägger på efter varje meddelande (anslut igen) eller svarar om igen på tidigare (läs förbi dem).
    Ett AA för hela batchen bevisar ingenting: flera mottagare läser bara den första sammanslagningen och svarar ändå så.

    Om det skickas igen
    MSH-10 följer av vad meddelandet säger: samma fakta har samma MSH-10 i varje export, en rättelse ett annat. En mottagare som släpper upprepningar slår inte samman två gånger.
    Tiden för exporten (MSH-7) och besked till RAPS ändrar inte MSH-10.

    ZKV
    ZKV går förlorat hos mottagare som grupperar segment. Allt som en sammanslagning behöver står i PID-3 och MRG-1. Läs anmärkningarna här innan något skickas.

    Övning
    MSH-3 är KVITTERA ÖVNING (UTF-8, som MSH-18 säger), MSH-10 börjar med OVN, MSH-11 är T. Den posten får inte skickas till något som är på riktigt.
export-explain-fhir =
    FHIR: så skickas det, och så läses svaren

    Programmet skickar aldrig något. Filen är ett Bundle som skickas med POST till serverns bas. Varje ärende säger att patienten med det lånade numret inte är aktiv och ersätts av det nya id:t.

    Läs svaret för varje ärende (entry.response.status), inte bara det första:
    200: sammanslaget.
    201: den servern kände inte numret. Den har nu en tom inaktiv patient: ta bort den, ta reda på under vilket system servern har numret, och gör om.
    400 eller 412: flera patienter har numret. Reds ut för hand.

    PUT ersätter
    Utan tillval är varje ärende en PUT: den ersätter allt som servern har på det lånade numret, också födelsedatum, telefon och egna tillägg.

    Med --patch
    Filen är en enda transaktion av villkorade PATCH. Den ändrar bara active och link. Är ett nummer okänt blir det fel (400 eller 404), ingen patient görs, och inte heller de andra ärendena: felet säger vilket. En server som inte har transaktioner påslagna gör de andra ändå, så läs svaret för varje ärende.
    Det den inte kan: hoppa över det som är okänt, sätta namn, kön, enhet och anmärkningar, eller behålla länkar som patienten redan hade (link ersätts). Servern måste ta JSON Patch som Binary i en transaktion och villkorad PATCH; kan den inte det svarar den med fel, och PUT är vägen.

    System
    Ett system har ett namn i alla format: dess OID, här urn:oid:… En server med Sveriges basprofil har personnummer under http://electronichealth.se/identifier/personnummer (samordningsnummer under …/samordningsnummer): säg till den som sköter servern att de är samma system.

    Om det skickas igen
    fullUrl och identifier följer av vad posten säger: samma fakta har samma namn i varje export, en rättelse ett annat.

    Övning
    Allt är märkt HTEST, namnet börjar med ÖVNING, och länken visar det (med --patch bara Bundle och länken). Den posten får inte skickas till något som är på riktigt.

## Vem som får vad
not-allowed = Rollen { $role } får inte göra detta.
not-allowed-onlooker = Den här inloggningen har ingen roll i loggen och får bara titta.
not-allowed-next = Det gör { $who }.
may-cashier = kassan på akuten
may-technician = tekniker ({ $call })
may-ward = patientens egen avdelning
may-auditor = granskare
may-or = eller
other-unit = Patienten i ärende { $case } hör till en annan avdelning.
other-unit-next = Den avdelningen stämmer av. Är avdelningen fel inskriven rättar kassan den.
denied-no-role = Inloggningen { $login } har ingen roll i inställningarna.
denied-no-role-next = Utan --role går det att titta. Rollen läggs till under [roles] i inställningarna; ring { $call }.
denied-other-role = Inloggningen { $login } får inte vara { $role } här.
denied-other-role-next = Den får vara: { $roles }.
denied-other-vgr-id = Inloggningen är personlig för { $own }, så ingen annan kan skriva med den.
denied-other-vgr-id-next = Utelämna --as, eller logga in som dig själv.
denied-unit-needed = Rollen avdelning måste veta vilken enhet det gäller.
denied-unit-needed-next = Ange --unit som ”Klinik / Avdelning”, ”Klinik” eller ”*”.
guest-option = { $option } bestäms av kontot, inte av den som kommer in i det.
guest-option-next = Utelämna { $option }.
guest-file = Den som kommer in genom SSH eller sudo kan inte läsa eller skriva filer på servern: { $path }.
guest-file-next = Skicka i stället filen genom kommandot: ”… > min-fil” sparar det som skrivs ut, ”… - < min-fil” läser in.
guest-unreadable = Kommandot går inte att läsa. Här finns inget skal, bara kvittera.
guest-unreadable-next = Skriv som i ”ssh kvittera status”; ett citattecken som öppnas ska stängas.
exposed-folder = VARNING: andra konton på datorn kommer åt loggens katalog { $path } ({ $mode }). Ägaren stänger den med chmod 700.
exposed-file = VARNING: andra konton på datorn kommer åt loggen { $path } ({ $mode }). Ägaren stänger den med chmod 600.

## Vad en roll inte får på skärmen
hands-nothing-out = Nummer lämnas ut av kassan på akuten, telefon { $phone }. Här syns läget.
onlooker = får bara titta
hidden-free = ledigt
hidden-out = annan avdelning
hidden-gone = kasserat
hidden-why = En avdelning ser bara sina egna patienters nummer.
guest-file-screen = Den som kommer in genom SSH eller sudo kan inte läsa eller skriva filer på servern.
guest-file-screen-next = Hämta eller skicka filen utifrån i stället, som i ”ssh kvittera outage handover > överlämning.txt” och ”ssh kvittera pool import - < nummer.csv”.
person-fixed = Inloggningen är personlig, så ingen annan kan skriva med den.
person-fixed-next = Avsluta, och logga in som dig själv.
## Filer från F4 och F6
action-save-export = Spara rapport/post
action-save-sheet = Utskrift
title-saved = Sparad
title-save-export = Spara om driftstopp { $outage }
title-save-sheet = Utskrift till pärmen
ask-save-export = Sökväg till en ny fil. Slutet avgör vad den blir: .csv, .hl7, .json eller .fhir.json är posten till andra system, .html eller .md är rapporten. En fil som redan finns skrivs aldrig över.
ask-save-sheet = Sökväg till en ny fil som slutar på .html. Öppna den i en webbläsare, skriv ut och lägg i pärmen. En fil som redan finns skrivs aldrig över.
ending-export = Slutet ska vara .csv, .hl7, .json, .fhir.json, .html eller .md.
ending-sheet = Slutet ska vara .html.

## Karantän, kontrollfil och stopp
cli-status-halt = STOPP
cli-status-at-stake = { $count } kan vara hos en patient
cli-status-quarantined = { $count } i karantän
number-state-at-stake = kan vara hos en patient
number-state-quarantined = i karantän
fact-number-quarantined = Nummer { $number } sattes i karantän: { $because }
fact-log-recovered = Loggen granskades ({ $finding }); { $back ->
    [one] 1 önskan återförd
   *[other] { $back } önskningar återförda
}, { $quarantined } nummer i karantän{ $vouched ->
    [0] { "" }
   *[other] , lediga enligt den som redde ut det: { $unissued }
}: { $reason }
quarantine-outcome-unknown = var på väg ut när programmet bröts
quarantine-hand-out-lost = lämnades ut, men loggen har tappat det
quarantine-not-proven = inget visar att loggen är den senaste, och ingen vet om numret hann lämnas ut
difference-unknown = ett nummer var på väg ut när programmet bröts
difference-missing = kontrollfilen, den andra anteckningen bredvid loggen, är borta
difference-foreign = kontrollfilen bredvid loggen hör till en annan logg
difference-damaged = kontrollfilen är skadad på rad { $line }
difference-behind = loggen har tappat det som hände efter faktum { $seq }; kontrollfilen minns det
difference-ahead = kontrollfilen saknar det som hände efter faktum { $seq }
halted = Härifrån lämnas inga nummer ut: { $why }.
title-halted = STOPP
halted-caller = Den som ringer ({ $who }) får inget nummer härifrån nu.
alert-halted = STOPP: inga nummer lämnas ut härifrån. F2 säger vad som gäller.
halt-over = Det är utrett: nummer kan lämnas ut igen.
number-at-stake = STOPP
halt-read-only = loggens disk är skrivskyddad, så allt kan läsas men inget skrivas
halt-disk-full = loggens disk är full, så allt kan läsas men inget skrivas
halt-disk-failed = disken svek när något skulle skrivas
halt-log-changed = något som lästes tidigare i loggen är inte längre sig likt
halt-copy-ahead = säkerhetskopian innehåller det som hände efter faktum { $known }, till faktum { $copy }, och det saknas i loggen
halt-under-way = ett annat fönster har blivit stående mitt i en utlämning
halt-passes = Det löser sig när det fönstret går vidare eller stängs. Dröjer det: ring { $call }.
halt-at-stake = Kan vara hos en patient, använd INTE: { $numbers }.
halt-recover = En tekniker reder ut det med ”kvittera recover”. Ring { $call }.
halt-restore = Ring { $call }. En tekniker återställer loggen från säkerhetskopian: ”kvittera restore KOPIAN --to NY_FIL --reason ORSAK”. Var kopian ligger säger ”kvittera status”. Bara om loggen med flit är återställd från annat håll flyttas kopian undan i stället, och sparas.
halt-remount = Ring { $call }: disken måste göras skrivbar igen. Starta sedan om programmet. ”kvittera log --witness” visar vad som lämnats ut.
halt-make-room = Ring { $call }: det måste göras plats på disken. Sedan går programmet vidare av sig självt. ”kvittera log --witness” visar vad som lämnats ut.
halt-settles = Det löser sig när någon som får skriva öppnar skärmarna eller ger ett kommando: numret läggs i karantän, och utlämningen går vidare. Går det inte: ring { $call }; ”kvittera recover” gör samma sak.
halt-restart = Ring { $call }; starta sedan om programmet, som läser allt på nytt.
not-noted = Inte noterat: { $why }. Det som är ute gäller ändå.
not-noted-next = Skriv upp det och gör om det när det är utrett.
read-back-not-noted = Inte noterat. Numret gäller ändå.
read-back-right-not-noted = Rätt hört, men det går inte att notera nu. Numret gäller.
read-back-wrong-not-noted = FEL HÖRT: läs upp numret igen. Inget går att notera nu.
halted-ward = Just nu går inget att skriva härifrån. Numren som är ute gäller ändå.
halted-ward-next = Fråga kassan, telefon { $phone }, eller ring { $call }.
paper-free = Lämna ut på papper och efterregistrera. Säkert lediga nummer: { $numbers }.
paper-none = Inget nummer är säkert ledigt. Ta pappers-pärmens nästa nummer, efter att ha frågat.
paper-unknown = Gå efter pappers-pärmen: vilka nummer som är lediga vet loggen inte säkert nu. Efterregistrera.
log-unsettled = Loggen och kontrollfilen säger inte samma sak. Inget är utlämnat. En tekniker reder ut det med ”kvittera recover”.
log-spent = Disken svek när något skulle skrivas, och därför skriver det här fönstret inget mer. Inget mer är utlämnat.
no-witness = Kontrollfilen hör hemma på { $path }, men där går det varken att läsa eller skriva. Inget är utlämnat.
no-witness-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: finns mappen, och är disken monterad? Platsen står i inställningarna: witness under [log].
witness-without-log = Loggen är borta, men dess kontrollfil finns kvar på { $path }. Ingen ny logg läggs upp över den.
witness-without-log-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: är disken monterad? Annars visar ”kvittera log --witness” vad som lämnats ut, och ”kvittera restore” återställer loggen från en kopia.
cli-recover-agree = Loggen och kontrollfilen säger samma sak. Det finns inget att reda ut.
cli-recover-found = Det här hittades: { $finding }.
cli-recover-back = Finns bara i kontrollfilen och återförs till loggen ({ $count }):
cli-recover-gone = Finns bara i kontrollfilen och går inte att återföra ({ $count }):
cli-recover-unknown = Var på väg när programmet bröts, och skrevs inte ({ $count }):
cli-recover-quarantine = Sätts i karantän för alltid: { $number } ({ $because })
cli-recover-missing = Kontrollfilen hör hemma på { $path }. Är disken monterad? Kommer den tillbaka är det bäst: avbryt då här.
cli-recover-unproven = Inget visar att detta är den senaste loggen: den slutar med faktum { $seq }, och senaste utlämningen i den är { $last }. Det som lämnades ut senare vet varken loggen eller kontrollfilen.
cli-recover-copy-agrees = Säkerhetskopian i { $folder } slutar med samma faktum; den gjordes { $made }. Är det säkert att ingen har lagt tillbaka en äldre logg, så är detta den senaste: ge det svaret nedan, eller med --nothing-later.
cli-recover-doubtful = Sätts i karantän för alltid, utom de som någon går i god för med --unissued ({ $count }): { $numbers }
cli-recover-no-import = Nummer som lästes in senare finns inte i loggen. Läs inte in dem igen: de kan vara hos patienter.
cli-recover-ask-later = Har kassan och avdelningarna svarat att inget lämnades ut därefter, så att alla dessa nummer är lediga? (j/n)
cli-recover-witness = Kontrollfilen fortsätter i en ny del där loggen slutar. Det som står i den sparas.
cli-recover-witness-anew = En ny kontrollfil börjar där loggen slutar.
cli-recover-ask-wards = Fråga först: har någon av avdelningarna ovan fått ett nummer? Stämmer pappers-pärmen?
cli-recover-ask-reason = Vad fann du, och vem har du frågat? Skriv det med några ord.
cli-recover-reason-wrong = Skriv med några ord, på en rad och högst 200 tecken.
cli-recover-reason-next = Ange vad du fann med --reason, eller titta bara med --look.
cli-recover-ask = Gör detta nu? (j/n)
cli-recover-left = Inget är gjort. Inga nummer lämnas ut härifrån förrän det är utrett.
cli-recover-done = Klart. Nummer kan lämnas ut igen.
cli-recover-empty = Klart, men inget nummer är ledigt. Läs in nya så snart PU-portalen svarar.
cli-journal-unknown = · SKREVS KANSKE INTE
cli-journal-written = · skrevs
cli-journal-after = Kontrollfilen börjar efter faktum { $seq }; det som hände före står bara i loggen.
journal-empty = Kontrollfilen { $path } är tom, fast den alltid har loggens början. Den säger ingenting om vad som lämnats ut.
journal-unreadable = Ingen önskan i kontrollfilen { $path } går att läsa. Den säger ingenting om vad som lämnats ut.
journal-missing = Kontrollfilen hör hemma på { $path }, men där finns inget. Det säger ingenting om vad som lämnats ut.
journal-nothing-next = Läs ”kvittera log” om loggen finns kvar, och gå annars efter pappers-pärmen. Ring { $call }. Kontrollfilens plats står i inställningarna: witness under [log].
cli-journal-damaged = { $count ->
    [one] 1 rad
   *[other] { $count } rader
} i kontrollfilen går inte att läsa.

## Säkerhetskopian, och plats på disken
copy-ahead = Kopian { $path } innehåller sådant som loggen saknar, och är inte rörd.
copy-ahead-next = Kanske är loggen utbytt mot en äldre. En tekniker återställer den från kopian med ”kvittera restore”.
copy-without-log = Där säkerhetskopiorna ligger finns redan en kopia av en logg för samma plats: { $path }. Ingen ny logg läggs upp bredvid den.
copy-without-log-next = Lämna ut från pappers-pärmen, efterregistrera, och ring { $call }. För teknikern: är loggen borta återställer ”kvittera restore” den från kopian, som vet vilka nummer som är ute. Är ni klara med den loggen flyttas kopian undan, och sparas.
copy-foreign = Kopian { $path } hör till en annan logg, och är inte rörd.
copy-foreign-next = En tekniker ser efter vems den är, och flyttar undan den.
copy-made = Kopian finns på { $path }: { $count ->
    [one] 1 faktum
   *[other] { $count } fakta
}, slutar på { $head }. Den är läst tillbaka och prövad.
copy-writing = Kopierar … { $percent } %
copy-proving = Prövar … { $percent } %
copy-exists = På { $path } finns redan något. Det är inte rört.
copy-exists-next = Ange ett nytt filnamn.
copy-failed = Kopian { $path } kunde inte göras: { $why }.
copy-failed-next = Inget är kvar av den, och loggen är orörd. Ange en annan plats, eller försök igen.
backup-none = ingen ([backup] folder är tom i inställningarna)
backup-not-yet = finns inte än
backup-whole = { $at }, alla fakta
backup-beyond = { $at }, innehåller sådant som loggen saknar
backup-behind = { $at }, saknar { $count ->
    [one] 1 faktum
   *[other] { $count } fakta
}
backup-trouble = Säkerhetskopian i { $folder } kan inte förnyas: { $why }. Loggen är hel; lämna ut som vanligt. Försöket görs om varje minut.
backup-ahead-alert = Säkerhetskopian { $path } innehåller det som hände efter faktum { $known }, och det saknas i loggen. Inga nummer lämnas ut härifrån. Kopian är inte rörd.
backup-late = Säkerhetskopian i { $folder } är för gammal: { $state }.
backup-no-folder = katalogen finns inte, eller disken är inte monterad
backup-no-permission = kontot får inte skriva där
backup-full = disken är full
backup-busy = en annan terminal håller på med den
backup-ahead = kopian där innehåller sådant som loggen saknar, och skrivs inte över; en tekniker återställer loggen från den
backup-foreign = kopian där hör till en annan logg, och skrivs inte över; en tekniker måste flytta undan den
backup-line = Säkerhetskopia { $state }
room-free = { $free } MiB fria
room-low = Ont om plats där loggen ligger: { $free } MiB kvar. Frigör plats på disken nu.
room-gone = Ont om plats där loggen ligger: { $free } MiB kvar, och ingen reserv. Frigör plats nu, annars stannar utlämningen och pärmen gäller.
cli-status-backup = Säkerhetskopia
cli-status-witness = Vittne
witness-same-disk = { $path }, på samma disk som loggen
witness-other-disk = { $path }, på en annan disk än loggen
witness-passed-over = inställningarnas vittne ({ $path }) används inte, för loggen är en annan än inställningarnas
cli-status-disk = Disk

## Att återställa loggen från en kopia
fact-log-restored = Loggen återställdes från en kopia till och med faktum { $seq }. { $proven ->
    [true] Kontrollfilen bevisar vad som hände sedan
   *[false] Vad som lämnades ut sedan är inte bevisat
}; { $back ->
    [one] 1 önskan återförd
   *[other] { $back } önskningar återförda
}, { $quarantined } nummer i karantän{ $vouched ->
    [0] { "" }
   *[other] , lediga enligt den som återställde: { $unissued }
}. { $reason }
restore-made = Loggen finns på { $path }: { $count ->
    [one] 1 faktum
   *[other] { $count } fakta
}, varav { $copied } ur kopian. Resten tillkom nu:
restore-witness-missing = Den förlorade loggens kontrollfil finns inte på { $path }. Ingen logg är skapad.
restore-witness-missing-next = Kontrollfilen vet vad som lämnades ut efter kopian: peka ut den med --witness FIL. Är den borta: --no-witness, och då sätts alla lediga nummer i karantän.
restore-no-witness = Ingen kontrollfil fanns att läsa om vad som lämnades ut efter kopian.
restore-witness = Kontrollfilen { $path } är läst, till { $last }. Är också den hämtad ur en kopia bevisar den inget: ta då bort den nya loggen och kör om med --no-witness.
restore-free = Lediga nummer nu: { $women } för kvinnor, { $men } för män.
restore-vouch = Nummer som du vet ligger kvar i pärmen hålls utanför karantänen med --unissued NUMMER eller --unissued-file FIL: återställ då kopian på nytt, till en annan fil, innan någon har lämnat ut ur den här loggen.
restore-no-import = Nummer som lästes in efter kopian finns inte i loggen. Läs inte in dem igen: de kan vara hos patienter.
restore-lost = Öppna aldrig den gamla loggen igen ({ $path }), då lämnas samma nummer ut två gånger. Spara den och dess kontrollfil under andra namn.
restore-settings = Peka ut den nya loggen: path = "{ $path }" under [log] i inställningarna, på alla datorer.
restore-settings-witness = Töm samtidigt witness under [log]: den nya loggens kontrollfil är { $path }.witness.
restore-count = Räkna sedan pappers-pärmen mot loggen: kvittera pool count.
restore-taken-next = Inget är gjort. Ange en annan plats med --to, eller flytta undan det som finns där; den gamla loggens kontrollfil anges då med --witness.
restore-failed-next = Ingen logg är gjord, och kopian är orörd. Rätta det, eller ta en annan kopia.
