### Everything that a person reads, in English. The Swedish in ../sv is the original and has the same keys.

## Time
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
span-minutes = { $minutes } min
span-hours = { $hours } h { $minutes } min
span-days = { $days } d { $hours } h

## Whom to call now
call-helpdesk = Användarstöd { $phone }
call-on-call = technician, switchboard { $phone } ({ $why })
call-on-call-briefly = technician, switchboard { $phone }
call-until = { $call } until { $until }
rule-open-hours = working day, open
rule-before-opening = before opening
rule-after-closing = after closing
rule-weekend = weekend
holiday-new-years-day = New Year's Day
holiday-epiphany = Epiphany
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-may-day = May Day
holiday-ascension-day = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-national-day = National Day
holiday-midsummer-day = Midsummer Day
holiday-all-saints-day = All Saints' Day
holiday-christmas-day = Christmas Day
holiday-boxing-day = Boxing Day
eve-midsummer = Midsummer Eve
eve-christmas = Christmas Eve
eve-new-year = New Year's Eve

## How a number is said on the phone
spoken-year-2019 = twenty nineteen
spoken-date-digit-0 = zero
spoken-date-digit-1 = one
spoken-date-digit-2 = two
spoken-date-digit-3 = three
spoken-date-digit-4 = four
spoken-date-digit-5 = five
spoken-date-digit-6 = six
spoken-date-digit-7 = seven
spoken-date-digit-8 = eight
spoken-date-digit-9 = nine
spoken-digit-0 = zero
spoken-digit-1 = one
spoken-digit-2 = two
spoken-digit-3 = three
spoken-digit-4 = four
spoken-digit-5 = five
spoken-digit-6 = six
spoken-digit-7 = seven
spoken-digit-8 = eight
spoken-digit-9 = nine
spoken-letter-k = Kalle
spoken-letter-m = Martin
spoken-letter-x = Xerxes

## Words for states
sex = { $sex ->
    [female] Woman
    [male] Man
   *[unknown] Unknown
}
sexes = { $sex ->
    [female] Women
    [male] Men
   *[unknown] Unknown sex
}
outage-state = { $state ->
    [planned] planned
    [cancelled] called off
    [suspected] suspected
    [confirmed] confirmed
    [reconciled] reconciled
   *[ended] over
}
number-state-free = free
number-state-issued = out
number-state-withdrawn = withdrawn
state-void = void
state-not-read-back = not read back
state-read-back = read back
state-read-back-skipped = read-back skipped
state-on-paper = given on paper

## Facts in the log
fact-log-created = The log was set up for { $site }
fact-practice-created = The practice log was set up
fact-number-added = Number { $number } was put into the binder
fact-number-withdrawn = Number { $number } was withdrawn: { $reason }
fact-issued = Issuance { $issuance }: { $number } to { $unit }, { $who }
fact-late-entry = Issuance { $issuance } from paper: { $number } to { $unit }, { $who }
fact-read-back = Issuance { $issuance } was read back
fact-misheard = Issuance { $issuance }: heard as { $heard }, wrong
fact-read-back-skipped = Issuance { $issuance }: the read-back was skipped
fact-voided = Issuance { $issuance } was voided: { $reason }
fact-corrected = Issuance { $issuance } was corrected: { $reason }
fact-conflict-found = CONFLICT { $conflict }: { $number } was also given on paper to { $unit }
fact-conflict-resolved = Conflict { $conflict } is sorted out: { $reason }
fact-conflict-taken-back = Conflict { $conflict } was none: the same hand-out entered twice: { $reason }

## What is wrong with what was typed
vgr-id-empty = Type the caller's vgr-id.
vgr-id-too-short = A vgr-id has at least { $min } characters.
vgr-id-too-long = A vgr-id has at most { $max } characters.
vgr-id-character = A vgr-id has only the letters a-z, digits and _; not { $character }.
vgr-id-unusual = An unusual vgr-id. Is it right?
text-empty = Must not be empty.
text-too-long = At most { $max } characters.
text-forbidden = The character { $character } can't be used here.
number-not-ascii = The character { $character } is no ordinary digit or letter.
number-length = A number has 12 characters; here are { $found }.
number-shape = Character { $position } is of the wrong kind; a number is yyyy mm dd, a letter and three digits.
number-date = The first eight digits are no date.
number-sex-letter = The letter { $letter } is none of K, M and X.
number-serial = There is no serial { $serial } for that letter.
number-parity = Serial { $serial } does not belong to { $letter }: women have even ones, men odd ones.
number-check-digit = The check digit is wrong. Read the id again.
number-superseded = The check digit is computed the old way, over the century too.
last-four-needed = Four characters: the letter and the three digits.

## Files of numbers
verdict-fine = fine
verdict-not-full = The binder would hold { $women } women's and { $men } men's numbers; full is { $full } and { $full }.
doubt-birth-month = the birth date lies outside the binder's month
doubt-not-lrid = breaks the rules of an LRID: { $why }
refused-same-as-line = the same number as on line { $line }
refused-seen-before = the number has been in the binder before
refused-new-id = a patient has this number: it was recorded as a new id
refused-practice-number = an invented practice number
refused-sex-unclear = neither the letter nor the file says woman or man
refused-sex-contradicts = the letter and the file's column say different sexes
pool-file-too-large = The file is too large for a list of numbers (1 MiB at most).
pool-file-not-text = The file is no text and no workbook. Save it as "CSV UTF-8", .xlsx or .ods.
pool-file-no-column = No column is called number, reserve number, LRID, nummer or the like. Line { $line } says: "{ $found }".
pool-file-not-csv = On line { $line } a quotation mark begins that never ends, so the rest of the file can't be read.
pool-file-old-workbook = The file is an old Excel workbook (.xls) or has a password. Save it as .xlsx without a password, or as "CSV UTF-8".
pool-file-workbook = The workbook can't be read. Save it again as .xlsx, or as "CSV UTF-8".
pool-file-two-sheets = The sheets "{ $one }" and "{ $other }" both hold numbers. Remove the one that is not meant.
pool-file-empty = The file is empty.
pool-file-no-rows = There are no rows below the header "{ $header }".
pool-file-two-numbers = Both { $one } and { $other } may be the column of numbers. Remove the one that is not meant.
pool-file-two-sexes = Both { $one } and { $other } may be the column of sexes. Remove the one that is not meant.
pool-file-column = column { $place }
pool-file-column-named = column { $place } ("{ $name }")
pool-file-read = Read: { $women } women's and { $men } men's numbers, of { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}.
pool-file-read-unclear = Read: { $women } women's numbers, { $men } men's and { $unclear } without a sex, of { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}.
pool-file-passed-title = a title above the columns, passed over: "{ $words }"
pool-file-passed-header = the names of the columns again, passed over: "{ $words }"
pool-file-passed-total = a total, passed over: "{ $words }"
refused-no-number = no number on the line: "{ $cell }"
refused-heading = looks like a heading, not a number: "{ $cell }"
refused-cell = "{ $cell }": { $why }
odd-number-elsewhere = a number stands outside the column of numbers: "{ $cell }"
odd-sex-unknown = "{ $cell }" states no sex; only the number's letter counts
odd-sex-column = the column "{ $cell }" is taken for the sex
odd-total = the total does not fit how many numbers were read: "{ $cell }"

## Rules that say no: what happened, and what to do
outage-not-open = No outage is registered, so no number can be handed out.
outage-not-open-next = Check that it is not only your workstation, look in IT-nyheter and call { $call }. Then register a suspected outage.
outage-already-open = Outage { $outage } is open already.
outage-already-open-next = Numbers can be handed out. Add a note if something new has happened.
outage-already-confirmed = Outage { $outage } is confirmed already.
outage-already-confirmed-next = Nothing more is needed.
no-outage-yet = There is no outage that this could belong to.
no-outage-yet-next = Register the outage first, with the time when it began.
time-in-future = The time { $at } lies ahead.
time-in-future-next = Give the time when it happened, by Swedish clocks.
overlaps-outage = It clashes with outage { $outage } ({ $from } – { $to }).
overlaps-outage-next = Give a time outside it.
before-outage-start = Outage { $outage } did not begin until { $at }.
before-outage-start-next = Give a time after that.
sex-unknown = The binder holds numbers for women and men only, none for unknown sex.
sex-unknown-next = Ask the ward which sex the number shall say for the time being; the right one is given when the new reserve number is created after the outage. If that can't be said: the ward marks the patient by its own reserve routine and creates the reserve number when PU-tjänsten is back.
pool-empty = { $sex ->
    [female] No women's number is free. { $free } men's numbers are left.
   *[male] No men's number is free. { $free } women's numbers are left.
}
pool-empty-next = Don't use a number of the other sex. Call { $call } and say that the binder is empty. The ward marks the patient by its own reserve routine and creates the reserve number when PU-tjänsten is back.
proposal-gone = Number { $number } has meanwhile gone out to somebody else. Nothing was handed out here.
proposal-gone-next = Now { $number } is proposed. Check and confirm again.
number-unknown = Number { $number } was never in the binder.
number-unknown-next = Check the digits. If the paper says so: first import the number into the binder.
number-not-free = Number { $number } is out or withdrawn already.
number-not-free-next = Nothing needs to be done; the number can never be handed out again.
issuance-unknown = There is no issuance { $issuance }.
issuance-unknown-next = The log shows the numbers of the issuances.
issuance-void = Issuance { $issuance } is void.
issuance-void-next = A void issuance is not changed any more. Hand out a new number if one is needed.
already-read-back = Issuance { $issuance } was read back rightly already.
already-read-back-next = Nothing more is needed.
nothing-to-correct = Issuance { $issuance } says so already.
nothing-to-correct-next = Give at least one thing that shall change.
conflict-unknown = There is no conflict { $conflict }.
conflict-unknown-next = The log shows the numbers of the conflicts.
conflict-resolved = Conflict { $conflict } is sorted out already.
conflict-resolved-next = Nothing more is needed.
conflict-taken-back = Conflict { $conflict } was none: it is issuance { $issuance }, entered twice.
conflict-taken-back-next = Go on with case { $issuance }.
already-recorded = Issuance { $case } says this already: { $number }, the same ward, the same requester. Nothing is written.
already-recorded-next = The same hand-out: --same-as { $case }. Another patient: --another-patient.
recorded-otherwise = Issuance { $case } does not say this of { $number }: number, ward and requester must be the same. Nothing is written.
recorded-otherwise-next = Compare the line with “kvittera log”, or leave --same-as out.
pool-refused = Some numbers can't be put into the binder. Nothing was imported.
pool-refused-next = Mend or remove those lines and import the file again.
pool-doubtful = Something about the numbers is unusual. Nothing was imported.
pool-doubtful-next = Compare them with PU-portalen. If the numbers are right, import the file again and accept the warnings.

## The log can't be used: what happened, what is safe, what to do
paper-next = Hand out from the paper binder and enter it later. Call { $call }.
other-path-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. For the technician: is it the right file? It stands under [log] in the settings, or is named with --log.
log-not-found = There is no log at { $path }.
log-not-found-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: is the disk mounted? Else the log is restored from a copy with "kvittera restore". Only where there has never been a log is one made, with "kvittera init --pool FILE.csv". To practise, "kvittera --practice" is always there.
log-to-make-next = Make a log with "kvittera init --pool FILE.csv", or practise with "kvittera --practice".
log-exists = Something stands at { $path } already. It was not touched.
log-exists-next = If that is the hospital's log: open it, since a new one does not know which numbers are out. If it is something else: name another file with --log.
log-left-over = { $path } is a leftover of a log. It was not touched.
log-left-over-next = Make no new log: it does not know which numbers are out. Hand out from the paper binder, enter it later, and call { $call }. For the technician: "kvittera restore" restores the log from a copy.
not-a-file = { $path } is not a file.
no-permission = You may not read and write { $path }.
no-permission-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. Log in as the account that owns the log. If that is you, the file is somebody else's: ask the technician to mend the permissions (chown).
owner-kept = { $path } can't be given to the account that owns the log, which could not use it then.
owner-kept-next = Nothing was changed. Run the command as that account instead of as root.
locked-out = It is done, but { $account }, who owns the log, can't open { $path }.
locked-out-next = Nothing is lost. Give the account the file and the folders above it (chown, chmod), and try "kvittera status" as { $account } before anybody hands out.
log-read-only = { $path } is write-protected.
log-read-only-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. "kvittera log --witness" shows what was handed out. Disk, folder and file must be writable: ask the technician to mend the permissions.
folder-read-only = The folder { $path } is write-protected, and the log needs to write files beside it (WAL).
not-a-log = { $path } is not a Kvittera log.
not-a-log-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. For the technician: is it the right file? Then "kvittera log --witness" shows what was handed out, and "kvittera restore" restores the log from a copy.
log-damaged = The log { $path } is damaged: { $detail }. Nothing was changed.
log-other-version = The log { $path } was written by another version of the program (its schema is { $found }; this program knows { $known }). Nothing was changed.
log-other-version-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: open the log with the version of the program that wrote it.
log-hard-linked = The log { $path } has more than one name on the disk; two programs could hand out the same number. Nothing was changed.
log-hard-linked-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: remove the other name (the hard link) and open it again.
network-file-system = The log { $path } lies on a network file system ({ $kind }), whose locks can't be relied on.
network-file-system-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. For the technician: move the log to a local disk, or set allow_network_filesystem in the settings if somebody has proved that the locks hold.
log-moved = The log { $path } was moved, replaced or deleted while the program ran. Nothing was handed out.
log-moved-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: once the log is in its place again the program is started anew.
schema-changed = The log's rules in the database were changed from outside: { $detail }.
chain-broken = Fact { $seq } of the log was changed from outside: it does not fit its checksum.
fact-unreadable = Fact { $seq } of the log can't be read: { $detail }.
log-inconsistent = The log contradicts itself: { $detail }.
broken-off = It was broken off. Nothing has been changed.
broken-off-next = Begin again when it suits.
fold-differs = The kept summary of the log is not what its facts add up to, so nothing more is handed out from here. The log is untouched and the summary has been thrown away.
fold-differs-next = Close the program and open it again, which reads the whole log. Call { $call }. For the technician: run "kvittera verify".
log-damaged-next = Don't hand out numbers from here. Hand out from the paper binder, enter it later, and call { $call }. For the technician: "kvittera log --witness" shows what was handed out, and "kvittera restore" restores the log from a copy.
log-tampered-next = Don't hand out numbers from here. Hand out from the paper binder, enter it later, and call { $call }.
not-durable = Safe writing to disk can't be had ({ $what }).
sqlite-too-old = SQLite { $version } is too old to be trusted.
sqlite-too-old-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: open the log with a newer program.
log-busy = Another window is writing to the log right now. Nothing was handed out here.
log-busy-next = Try again in a moment.
log-repeated = It is in the log already. Nothing was written again.
log-repeated-next = Look in the log for what became of it.
log-forbidden-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. For the technician: "kvittera verify" says what is wrong. If "kvittera recover" fails, too, "kvittera restore" restores the log from a copy.
log-forbidden = The database's own rules said no: { $detail }. Nothing was written.
disk-full = The disk is full ({ $path }). Nothing was handed out.
disk-full-next = Hand out from the paper binder and enter it later. Call { $call }: room must be made on the disk. "kvittera log --witness" shows what was handed out.
log-io = The log { $path } could not be read or written: { $detail }.
other-site = The log belongs to { $found }, but the settings are for { $expected }.
other-site-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. For the technician: name the right log with --log, or the right site.id in the settings.
other-mode = A practice log can't be used for real, nor a real log for practice.
other-mode-next = Nothing was changed. Hand out from the paper binder, enter it later, and call { $call }. For the technician: name the right log with --log, or practise with --practice.
outcome-unknown = It is not yet certain whether it was written: { $detail }. Do NOT read out any number.
outcome-unknown-next = The program reads the log again as soon as it can. If it is urgent: call { $call } and hand out from the paper binder.

## The screens
card-larger = Make the window larger (40 × 12, better 80 × 24). Nothing is lost.
card-leave = Leave? Y yes, Esc no
card-help = Make the window larger. Ctrl-Q leaves.
card-question = A question waits.
dialog-cut = The window is too small to show the whole question. Make it larger; nothing is done and nothing is lost. Esc goes back.
practice-word = ÖVNING · PRACTICE
practice-band = invented numbers · no real patients
nobody = only looking (F9: who are you?)
role-cashier = cashier
role-technician = technician
role-ward = ward
role-auditor = auditor
headline-operational = In operation: no outage registered
headline-suspected = OUTAGE suspected { $since } ({ $span })
headline-confirmed = OUTAGE confirmed, since { $since } ({ $span })
headline-restored = Back in operation · { $open } not reconciled
call-now = Call now: { $call }
alert-conflict = CONFLICT { $conflict }: { $number } was handed out twice. F4, choose the case, U
alert-interrupted = A hand-out was interrupted: { $number } is in quarantine and does not go out. If somebody got it all the same: call the ward.
alert-unread = Issuance { $issuance } was handed out but not read back. { $key } shows the number.
not-written = The log can be read again: it was not written. Nothing has gone out.
not-written-next = Check, and try again.
log-writing = Writing to the log …
another-writes = Another window is writing to the log; waiting …
log-waiting = The log has not answered yet. Wait; nothing is lost.
draft-open-elsewhere = The checkout that you were typing at { $time } is open in another window. Go on there, or close that window.
draft-left = The draft can't be thrown away: { $why }. It may be offered again; throw it away then, and see in the log (F5) whether the number is already out.
draft-trouble = The draft can't be kept: { $why }. It is only in this window; don't close it until the number is handed out.
draft-no-permission = the account that runs the program may not write in the folder
draft-disk-full = the disk is full
draft-else = the disk or the folder can't be used
theme-dark = Colours for a dark background.
theme-light = Colours for a light background.
theme-auto = Colours by the background of the terminal.
too-quick = Too soon after the key before. Read, and press again.
paste-left-out = { $count ->
    [one] 1 character
   *[other] { $count } characters
} of the pasted text can't be used.
file-no-permission = the account that runs the program may not use it
file-not-found = it does not exist
pool-file-unreadable = The file can't be read ({ $path }): { $detail }
choose-issuance-first = First choose a line about an issuance.
choose-conflict-first = First choose the line about the conflict.
fours-heard = Heard {""}
fours-right = {""}   Right {""}
about-issuance = { $number } · { $unit } · { $who }, { $time }
waiting-for-read-back = Waiting for read-back: { $count } ({ $key } reads back)
none-waits = No number waits for its read-back.
waiting-line = { $number } → { $unit } · ext. { $callback } · { $time }
own-vgr-id-needed = Type your own vgr-id, such as abcde1.
only-look = Only look
interrupt-copies = { $number } was sent to the terminal's clipboard. Look at what you paste. Ctrl-Q leaves.
enter-shows-preview = All is filled in. Enter shows it before a number goes out.
title-skip-read-back = Go on without a read-back?
ask-skip-read-back = That is logged, and the number waits for its read-back on the desk. Esc goes back to the number.
ask-leave-unread = The number is not read back. Leave all the same? It waits for its read-back the next time.
ask-late-time = Is the time right?
submit-void = Void
submit-withdraw = Withdraw
submit-unused = Note as never used
submit-resolve = Note as resolved
submit-entered-twice = Take the conflict back
submit-cancel-plan = Cancel the plan
submit-reopen = Reopen
submit-save = Save
submit-correct = Correct
submit-plan = Plan
submit-late = Register
submit-take-back = Take back
misheard = WRONG: the caller said { $heard }. Read the number out again.
misses = Wrong read-backs: { $count }
import-done = The numbers are in the binder now. Left to draw: women { $women }, men { $men }.

## Forms
label-sex = Sex
label-vgr-id = VGR-id
label-clinic = Clinic
label-ward = Ward
label-callback = Extension
label-reason = Reason
label-number = Number
label-state = State
label-added = Added
label-when = When
label-issuance = Issuance
label-issued-by = Issued by
label-happened = Happened
label-entered = Entered
label-who = Who
label-login = Login
label-request = Request
label-hash = Check code
hint-sex = F or W { $female }  M { $male }  X { $unknown }
sex-first = Choose the sex first: F (or W) or M.
escape-keeps-form = The form is kept. F8 empties it.
as-typed = { $text } (as typed)
completed = { $name }  (typed: { $typed })
last-number = This is the last number of that sex in the binder.
title-meant-vgr-id = Is a letter missing?
ask-meant-vgr-id = { $typed } is no usual vgr-id. Did you mean { $meant }? Then choose the sex again.
hint-sex-unknown = Not in the binder; see below.
hint-vgr-id = Whoever is calling
hint-clinic = Enter takes ›, Tab: your text
hint-ward = Enter takes ›, Tab: your text
hint-callback = May be empty; Enter goes on
hint-reason = Why is it set right? Enter saves.
title-checkout = Hand out
title-binder = { $sexes } · { $free }/{ $total } left
title-preview = Check before the number goes out
title-read-back = Issuance { $issuance } · read the number out
title-routine = The routine
title-log = Log · { $shown } of { $total } facts
title-pool = The binder
title-number = The number
title-redraw = To do
title-course = Course
title-call = Whom to call
title-actions = Actions
title-leave = Leave?
title-unread = Shown but not read back
unread-before = Issuance { $issuance } to { $unit } was handed out and shown, but no read-back is noted. The caller may not have got the number.
ask-unread = Show the number again and have the caller read it back?
title-clear = Empty the form?
title-suspect = Register a suspected outage?
title-confirm-outage = Confirm the outage?
title-end-outage = Is PU-tjänsten back in operation?
title-who = Who are you?
title-import = Import numbers
title-note = Note about the outage
title-void = Void issuance { $issuance }
title-withdraw = Withdraw number { $number }
title-resolve = Resolve conflict { $conflict }
title-entered-twice = Conflict { $conflict }: the same hand-out twice
title-draft = A checkout was left half filled
title-correct = Correct issuance { $issuance }
title-fact = Fact { $seq }
title-palette = Everything you can do
title-help = Help
title-keys = Keys
least-alike = Chosen because it is least like the numbers that are out.
near-twin = Much like { $number }, which is out at { $unit } ({ $differs ->
    [one] 1 character differs
   *[other] { $differs } characters differ
}). Read very clearly.
birth-date-fictive = The birth date is fictive
read-back-to = { $sex } · to { $unit } · { $who }
read-back-ask-briefly = The last four: {""}
read-back-ask = The last four, as the caller reads them back: {""}
recent = { $time } { $number } → { $unit } · { $who } · { $state }
guidance-no-outage = No outage is registered. Fill in all the same; before a number goes out, this shall be done:
triage-first = Before a number goes out:
triage-only-us = 1. Is it only you? Try another workstation and another ward.
triage-news = 2. Is there anything in IT-nyheter on the intranet?
triage-call = 3. Otherwise call: { $call }
ask-suspect = Is that done: shall a suspected outage be registered now? Numbers can then be handed out.
ask-suspect-go-on = Is that done: shall a suspected outage be registered now? What you filled in stays, and the number is then shown to be checked.
ask-confirm-outage = The outage then stands as confirmed from now on. It is logged with your vgr-id.
ask-end-outage = The outage then ends now, and no more numbers can be handed out. The wards create new reserve numbers and notify RAPS.
ask-leave = A checkout is half filled. The draft is kept and offered to you next time. Leave all the same?
ask-clear = What you filled in is removed. No number has gone out.
ask-who = Type your own vgr-id, such as abcde1. It is kept with all you do here.
ask-pool-file = Path of the list: CSV, .xlsx or .ods, with a column "number" or one number a line. Nothing is imported before you have seen every line.
ask-note = What has happened? It then stands in the course.
ask-void = Why? The number is spent and never comes back.
ask-withdraw = Why? The number is never handed out and never comes back.
ask-resolve = How was it sorted out that two patients may have the same number?
ask-entered-twice = How do you know that it is the same patient? Case k{ $conflict } becomes part of issuance { $issuance }, which goes on as before.
draft-found-asked = It was broken off at { $time }, when a number was to go out. The log has nothing of it: ask the ward whether they got one. Go on with it?
draft-found = It was left at { $time }. No number has gone out. Go on with it?
import-refused = Some lines can't be imported, so none is. Mend the file and try again.
import-doubtful = Something is unusual. Compare with PU-portalen. Import all the same?
import-fine = { $count ->
    [one] 1 number is fine
   *[other] { $count } numbers are fine
}. Import them?
redraw-nothing = Nothing: the binder is full.
redraw-list = Draw women { $women }, men { $men } in PU-portalen and import the file (F6, I).
course-none = No outage has been registered.
course-title = Outage { $outage } · { $state } · since { $since } ({ $span })
step-suspected = suspected
step-suspected-checked = suspected; checked: { $checked }
step-confirmed = confirmed
step-ended = back in operation
via-program = the program itself
via-local = on the spot
via-sudo = by sudo, { $login }
via-ssh = by SSH from { $client }
via-ssh-key = by SSH from { $client } with the key { $key }
log-filter = Find:
palette-nothing-fits = No action is called that.
log-late = { " " }* entered later{ " " }
log-nothing-fits = Nothing in the log contains that.
routine-1 = 1. Is it only you? Try another workstation and ward. Look in IT-nyheter.
routine-2 = 2. Nothing there: call { $call }.
routine-3 = 3. If it is very urgent: the ward calls the cashier, { $phone }, and gives vgr-id, clinic and ward.
routine-4 = 4. The cashier hands a number out; the ward reads the last four characters back.
routine-5 = 5. When PU-tjänsten is back: the ward creates a new reserve number and notifies RAPS.

## Actions, as they are called in help, palette and the bottom line
action-help = Help
action-go-desk = Hand out
action-go-outage = Outage
action-go-log = Log
action-go-pool = Binder
action-palette = All
action-switch-person = Change person
action-interrupt = Copy the number on the screen, or leave
action-redraw = Draw the whole screen anew
action-turn-theme = Change colours: dark background, light, automatic
action-quit = Leave
action-back = Back
action-next-field = Next field
action-previous-field = Field before
action-submit = Go on
action-next-suggestion = Next suggestion
action-previous-suggestion = Suggestion before
action-keep-vgr-id = No, the vgr-id is right
action-choose-female = Woman
action-choose-male = Man
action-choose-unknown = Unknown sex
action-turn-sex = Other sex
action-clear-form = Empty the form
action-show-unread = Show a number not read back
action-confirm = Yes
action-hand-out = Hand the number out
action-drop-draft = Throw the draft away
action-check-read-back = Check
action-skip-read-back = Skip (logged)
action-suspect = Suspect an outage
action-confirm-outage = Confirm the outage
action-end-outage = Back in operation
action-note-outage = Add a note
action-up = Line up
action-down = Line down
action-page-up = Page up
action-page-down = Page down
action-first = First
action-last = Last
action-filter = Find
action-open = Open
action-void = Void
action-correct = Correct
action-resolve = Resolve conflict
action-entered-twice = Same hand-out
action-same-issuance = Yes, the same hand-out
action-another-patient = No, another patient
action-raps-was-told = Yes, RAPS was told
action-raps-was-never-told = No, never
action-withdraw = Withdraw
action-import = Import numbers

## The command line
cli-practice = PRACTICE – the numbers are invented. The practice log: { $path }
cli-read-only = Write-protected disk: { $path } is shown as it stands. Nothing can be handed out or noted before the disk is writable again.
cli-disk-full = The disk is full: { $path } is shown as it stands. Nothing can be handed out or noted before there is room again.
cli-no-live-log = There is no live log at { $path }.
cli-no-live-log-next = Nothing was changed. Name the right log with --log or in the settings, or practise with --practice.
cli-no-practice-log = There is no practice log at { $path } yet.
cli-no-practice-log-next = Nothing was made. "kvittera --practice init" makes a new drill.
cli-made = The log is now at { $path }.
cli-made-practice = A fresh practice log is at { $path }.
cli-former-practice = The former practice log is kept as { $path }.
cli-practice-pool = The practice log always gets the built-in, invented numbers.
cli-practice-pool-next = Leave out --pool, or leave out --practice for a live log.
cli-invalid = { $option }: { $why }
cli-invalid-next = The command with --help shows what can be given.
cli-doubtful = { $option } { $value }: { $why }
cli-missing = Missing: { $options }.
cli-missing-next = Give them, or run “kvittera issue” without arguments on a terminal.
cli-running-number = Give a running number from 1.
cli-no-time = Give the time as 03:12, 03.12, 0312, 'yesterday 23:50', '30/11 20.05', 2026-11-22T03:12 or by RFC 3339.
cli-time-read = { $option }: { $at }
cli-which-of-two = { $option } came twice that night: 1 = { $first }, 2 = { $second }. Which?
cli-one-or-two = Answer 1 or 2.
cli-pool-file-next = Nothing was read in. Give a list (CSV, .xlsx or .ods) with a column named “number”, or one number a line.
cli-pool-line = Line { $line }, { $number }: { $verdict }
cli-pool-cell-line = Line { $line }: { $verdict }
cli-withdraw-many = { $count } numbers are missing and will be withdrawn for ever. Is that right? (y/n)
cli-withdraw-unconfirmed = { $count } numbers would be withdrawn for ever, and nobody has said that there are so many. Nothing is written.
cli-quarantine-many = { $count } numbers go into quarantine for ever. Is that right? (y/n)
cli-quarantine-unconfirmed = { $count } numbers would go into quarantine for ever, and nobody has said that there are so many. Nothing is written.
cli-unconfirmed-next = Check the paper binder and the file. If the count is right: the same command with --expect { $count }.
cli-vgr-id-needed = It is not known who writes in the log.
cli-vgr-id-needed-next = Give your vgr-id with --as, or set KVITTERA_AS.
cli-config = The settings can't be used: { $detail }
cli-config-next = Correct the file, or name another with --config.
cli-log-path-relative = The settings name the log as { $path }, which depends on where the command runs.
cli-log-path-relative-next = Give the whole path, from /, under [log] in the settings.
cli-no-home = The user has no home folder, so there is no place for the log.
cli-no-home-next = Name the log with --log.
cli-unexpected = Something failed unexpectedly: { $detail }
cli-broken = The program broke ({ $place }) and has closed. Whatever was shown as issued is in the log.
cli-broken-next = Open the program again, and it shows what was written.
cli-output = The output can't be written: { $detail }
cli-output-next = What is in the log stays there; look with “kvittera log”.
cli-not-shown = Issuance { $issuance } is in the log, but the number could not be shown: { $detail }
cli-not-shown-next = See the number with “kvittera pool list”. If it is not needed, void the issuance.
cli-not-a-terminal = The screens need a terminal.
cli-not-a-terminal-next = Give a command; “kvittera --help” shows them all.
cli-no-command = There is no command “{ $command }”.
cli-status-state = State
cli-status-call = Call now
cli-status-reconciliations = To reconcile
cli-status-raps-must-undo = RAPS must be told to undo: { $count }
cli-status-conflicts = Conflicts
cli-status-unread = Waits for read-back { $issuance }
cli-status-log = Log
cli-status-facts = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}, ends in { $head }
cli-status-count = { $free } free, { $issued } out, { $withdrawn } withdrawn
cli-hand-outs = issuances: { $count }
cli-no-outages = No outages are registered.
cli-no-conflicts = No conflicts.
cli-conflict-with = against issuance { $issuance }
cli-conflict-open = OPEN
cli-conflict-resolved = sorted out: { $reason }
cli-conflict-next = TWO PATIENTS MAY CARRY THE SAME NUMBER. Call both wards now. It stands against issuance { $issuance }; write down how it was sorted out with “kvittera conflict resolve”, and --same-hand-out if it is the same hand-out.
cli-other-sex = The number stands on the binder's page for { $sex }, not on the one that was given.
cli-pool-issued = issuance { $issuance }, { $unit }, { $state }
cli-count-page = { $sexes }: { $count } should lie in the paper binder
cli-redraw = Draw { $women } women's and { $men } men's numbers in the PU portal, and the binder is full again.
cli-redraw-nothing = The binder is full.
cli-happened = (happened { $at })
cli-following = Waiting for new facts. Ctrl-C ends.
cli-clock-back = (the clock went back)
cli-clock-set-back = The clock went back before fact { $seq }{ $count ->
    [one] .
   *[other] , { $count } times in all.
} That is no fault: facts count in the order they were written. Do not rely on the times there.
cli-verified = { $path }: { $count ->
    [one] 1 fact
   *[other] { $count } facts
}, no faults.
cli-faulty = { $path }: faults were found ({ $count }).
cli-head = The log's end: { $hash }
cli-unconfined = This system's kernel can't confine the program (Landlock). The log is just as safe, but a hole in the program would be more dangerous.
cli-half-confined = This system's kernel can only partly confine the program (Landlock). The log is just as safe, but a hole in the program would be more dangerous.
cli-issued = Issuance { $issuance }. Have the caller read back the last four: { $program } read-back { $issuance } FOUR
cli-fictive = The birth date is fictive.
cli-near = Mind: easily mistaken for { $number }, which is already out.
cli-yes-or-no = Answer y or n.
cli-unit-like = { $unit } is like { $known }. Is it the same? (y/n)
cli-unit-like-note = { $unit } is like { $known }, which is known. It is written as it stands; if it is the same, mend it with kvittera correct.
cli-cancelled = No number was handed out.
cli-cancelled-next = Begin again with “kvittera issue”.
cli-sex-needed = Answer F for a woman or M for a man.
cli-how-to-go-back = Answer < to go one step back. Ctrl-C leaves.
cli-ask-own-vgr-id = Your own vgr-id, such as abcde1:
cli-left-unread = Issuance { $issuance }, { $number }, is not read back. Let whoever got it read out the last four: { $program } read-back { $issuance } FOUR
cli-ask-choice = Number:
cli-choose-name = Answer with one of the numbers above.
cli-ask-suspect = Register a suspected outage now? (y/n)
cli-ask-sex = Sex, F or M:
cli-ask-vgr-id = The caller's vgr-id:
cli-ask-clinic = Clinic:
cli-ask-ward = Ward:
cli-ask-callback = Extension (empty line if none):
cli-preview = { $number } ({ $sex }) to { $unit }, { $who }
cli-ask-issue = Hand the number out? (y/n)
cli-ask-same = Issuance { $case } says this already ({ $unit }, { $who }). Is it the same hand-out? (y/n)
cli-ask-raps-told = (y: RAPS was told and must be told that it does not hold, n: RAPS was never told)
already-said = Issuance { $case } says this already. Nothing new is written.
already-said-not-in-use = Issuance { $case } is void or marked as never used. If the patient carries the number: take that back with “kvittera reconcile reopen { $case }”.
cli-ask-read-back = The last four as they were read back (empty line skips):
finding-damaged = The database file is damaged: { $detail }
finding-missing = Facts are missing before fact { $seq }.
finding-unlinked = Fact { $seq } is not linked to the one before.

## Planned stops, and the course of an outage
headline-due = PLANNED STOP was to begin { $since }. Has it begun? F3
headline-overdue = OUTAGE was to be over { $end }, { $late } ago
headline-planned = Planned stop { $from }, in { $span }
plan = { $from } – { $to }
plan-referenced = { $from } – { $to } ({ $reference })
fact-outage = Outage { $outage }: { $step }
step-planned = planned { $plan }
step-replanned = moved to { $plan }
step-cancelled = called off: { $reason }
step-started-at = began { $at }
step-ended-at = ended { $at }
step-times-set = time set right: { $times }. { $reason }
step-reopened = down again: { $reason }
step-reconciled = everything is reconciled
check-workstation-only = this workstation only
check-workstation-others = other workstations too
check-ward-only = this ward only
check-ward-others = other wards too
check-news-announced = IT-nyheter mentions a stop
check-news-silent = nothing in IT-nyheter
check-called = called { $whom }: { $answer }
outage-unknown = There is no outage { $outage }, or the service was not down in it.
outage-unknown-next = "kvittera outage list" and F3 show the numbers of the outages.
not-planned = There is no planned stop waiting.
not-planned-next = A stop that has begun is ended, not changed. A new one can be planned.
planned-stop-due = The planned stop { $outage } should have begun by now.
planned-stop-due-next = Confirm that it has begun, or call it off; then numbers can be handed out.
outage-not-ended = Outage { $outage } is not over.
outage-not-ended-next = End it first, when PU-tjänsten is back.
outage-already-reconciled = Outage { $outage } is reconciled already.
outage-already-reconciled-next = Nothing more is needed.
not-reconciled = Outage { $outage } is not reconciled: open issuances { $issuances }, conflicts { $conflicts }.
not-reconciled-next = Reconcile every issuance and sort out every conflict first.
end-before-start = The end does not lie after the start.
end-before-start-next = Check the times.
plan-in-past = That stop would be over already ({ $to }).
plan-in-past-next = Register it as an outage instead, with the time when it began.
overlaps-plan = It clashes with the planned stop { $outage }.
overlaps-plan-next = Change or call off that stop, or give another time.
no-time-given = No new time was given.
no-time-given-next = Give when it began, when it ended, or both.

## How long the binder lasts
supply-level = { $level ->
    [empty] none left
    [low] low
    [enough] enough
   *[full] full
}
supply-dry = { $sex ->
    [female] The women's numbers run out about { $at }
   *[male] The men's numbers run out about { $at }
}
supply-low = { $sexes }: only { $free } left in the binder
supply-empty = { $sexes }: none left in the binder

## The report on an outage
report-title = Report on outage { $outage }
report-made = Written { $now }; the log has { $count ->
    [one] 1 fact
   *[other] { $count } facts
} and ends at { $head }.
report-summary = In short
report-lasted = Lasted
report-lasted-open = Has lasted so far
report-handed-out = Numbers handed out
report-by-sex = { $total } (women { $women }, men { $men })
report-call-time = Time per call
report-call-times = median { $median }, longest { $longest }
report-read-backs = Read-back
report-read-back-counts = right { $matched }, wrong { $misses }, skipped { $skipped }, waiting { $awaited }
report-reconciled = Reconciliation
report-of = { $part } of { $total } cases closed
report-conflicts = Conflicts
report-conflict-counts = { $total } (unresolved: { $open })
report-lapses = Missing steps of the routine
report-lapses-none = None: every step of the routine was taken.
report-calls = Calls
report-calls-none = No numbers were handed out.
report-calls-note = Form: from the first key to the hand-out. Reading: from the hand-out to the right read-back. Total: both. Dash: not measured.
report-pool = The binder
report-chart = Free numbers in the binder
report-chart-line = { $sexes }: { $first } in the beginning, { $last } in the end.
report-chart-kind = { $sex ->
    [female] Broad light line: women.
   *[male] Thin dashed line: men.
}
report-wards = Reconciliation by ward
report-wards-none = No number was handed out, so nothing is to be reconciled.
report-wards-note = Time runs from the hand-out until the new id is recorded and RAPS is told, or until the number is known never to have been used. Voided ones count as closed, without a time.
report-open = Still open
report-open-none = Nothing: all that was borrowed is reconciled.
report-conflicts-none = None: no number was given twice.
report-corrections = Corrections
report-corrections-none = None.
report-trainer = For the trainer
report-by-person = Time per call, misses and skipped read-backs for each who handed out.
report-column = { $column ->
    [at] Time
    [by] Who
    [what] What happened
    [issuance] Issuance
    [number] Number
    [unit] Ward
    [requested-by] Asked by
    [issued-by] Given by
    [read-back] Read back
    [misses] Misses
    [form] Form
    [hearing] Reading
    [whole] Total
    [page] Page
    [first] At first
    [least] Lowest
    [last] In the end
    [numbers] Numbers
    [closed] Closed
    [median] Median
    [longest] Longest
    [case] Case
    [age] Age
    [state] State
    [conflict] Conflict
    [with] With issuance
    [found] Found
    [resolved] Resolved
    [reason] Why
    [calls] Calls
   *[skipped] Skipped
}
report-unresolved = NO
report-late = { $state }, { $lateness }
report-amendment-voided = void
report-amendment-unused = never used
report-amendment-corrected = corrected: { $right }
report-amendment-undone = taken back: { $step }
report-amendment-entered-twice = no conflict: the same hand-out twice
report-entered-twice = no conflict, the same hand-out twice: { $reason }
report-right-requested-by = asked by { $who }
report-right-clinic = clinic { $clinic }
report-right-ward = ward { $ward }
report-right-callback = ext. { $callback }
report-right-no-callback = no extension
lapse-only-us = Nobody tried whether it was only the own workstation or ward.
lapse-news = Nobody looked in IT-nyheter before the suspicion.
lapse-called = Nobody called Användarstöd or the technician before the suspicion.
lapse-confirmed = The outage was never confirmed.
lapse-read-back = Not read back: issuance { $issuances }.
lapse-skipped = The read-back was skipped: issuance { $issuances }.
lapse-ended = The outage is not ended.
lapse-conflict = Conflicts that nobody has resolved: { $conflicts }.
lapse-reconciled = Not reconciled: case { $cases }.
lapse-closed = Everything is reconciled, but the outage is not closed as reconciled.
span-seconds = { $seconds } s

## The sheet of paper for the binder
sheet-title = Reserve numbers in an outage
sheet-subtitle = Sheet for the binder at { $site }
sheet-made = Printed { $now }
sheet-head = Log ends at: { $head }
sheet-page = Sheet { $page } of { $pages }
sheet-true-until = True only until the next hand-out in Kvittera. If any number has gone out after { $now }, this sheet is old: print a new one and destroy this. Never hand out from the sheet and from the program at the same time.
sheet-free = { $sexes }: { $count } free
sheet-none = No free numbers. Call as below; the ward marks the patient by its own reserve routine.
sheet-column = { $column ->
    [number] Number
    [vgr-id] VGR-id
    [clinic] Clinic
    [ward] Ward
    [extension] Ext.
    [read-back] Read back
    [at] Date, time
   *[signature] Signature
}
sheet-routine = What to do
sheet-step-1 = Is it only you? Try another workstation and another ward, and look in IT-nyheter. Nothing there: call as below.
sheet-step-2 = Only if a new number is very urgent: the ward calls the cashier, says that PU-tjänsten can't be reached, and gives VGR-id, clinic and ward.
sheet-step-3 = The cashier takes the topmost free number of the right sex, fills in its line, and then reads the number out. The ward reads the last four characters back.
sheet-step-4 = A number goes out only once, and never for the other sex. When they have run out: call; the ward marks the patient by its own reserve routine.
sheet-step-5 = When PU-tjänsten is back: the cashier enters every line late in Kvittera. The ward creates a new reserve number (LRID) with the patient's data and notifies RAPS.
sheet-phones = Telephone
sheet-cashier = The cashier, who keeps the binder
sheet-helpdesk = Användarstöd, { $days } { $opens }–{ $closes }, no holidays
sheet-switchboard = At other times: technician through the switchboard

## An outage in one line, and handing it over
call-helpdesk-full = Användarstöd { $phone } ({ $why }) until { $until }, then the switchboard { $then }
call-on-call-full = technician, switchboard { $phone } ({ $why }) until { $until }, then Användarstöd { $then }
outage-line-open = Outage { $outage }: { $state }, since { $since } ({ $span })
outage-line-over = Outage { $outage }: { $state }, { $from } – { $to } ({ $span })
outage-line-planned = Outage { $outage }: { $state }, { $plan }
handover-title = Hand-over { $now }
handover-overdue = It was to be over { $end }; there has been no word.
handover-talks = Calls and notes
handover-no-talks = No calls are written down.
handover-given-out = Numbers handed out: { $count }
handover-hand-out = Issuance { $issuance }, { $time }: { $number } → { $unit } · { $who } · { $state }
handover-reached-at = { $unit }, ext. { $callback }
handover-left = Left to do
handover-unread = Issuance { $issuance } was not read back: call { $unit }.
handover-clash = CONFLICT { $conflict }: { $number } is with issuance { $issuance } and with { $unit }.
handover-owed = To reconcile: { $count } (cases { $issuances }).
handover-nothing-left = Nothing.

## Outages on the command line
headline-missed = PLANNED STOP was to be over { $end }. Did it take place? F3
cli-saved = Saved in { $path }.
cli-file-exists = { $path } is there already. It was not touched.
cli-file-exists-next = Give another file with -o.
cli-file-not-written = { $path } could not be written: { $detail }
cli-status-planned = Planned stop
cli-status-plan = { $outage }: { $plan } · { $ready }
cli-status-ready = the binder is full
cli-status-not-ready = THE BINDER IS NOT FULL
cli-status-page = { $count } · { $level }

## Is it only us? Probes and news
probe-group-service = the service
probe-group-reference = reference
probe-unknown = not known yet
probe-up = answers
probe-down = does not answer
probe-milliseconds = { $count } ms
probe-refused = takes no connections
probe-timeout = does not answer in time
probe-name-unknown = the name can't be looked up
probe-unreachable = can't be reached from here
probe-reset = broke off the connection
probe-certificate-untrusted = the certificate's issuer is not trusted here
probe-certificate-expired = the certificate is not valid today
probe-certificate-other-host = the certificate is for another address
probe-tls = no encrypted connection could be had
probe-http-status = answers with error { $status }
probe-redirect-loop = redirects in circles
probe-garbage = answers beyond understanding
probe-ca-unreadable = The file of certificates { $path } can't be read: { $detail }.
probe-ca-unusable = The file of certificates { $path } holds no certificate, or something that can't be used.
probe-ca-next = Nothing is probed. Correct ca_file under [probes] in the settings.
probe-no-thread = The system gives no thread to probe on: { $detail }.
probe-no-thread-next = Not all is probed. End other programs and start this one again.
advice-not-only-us = PU-tjänsten does not answer, but other things answer from here: it is not only us.
advice-not-only-us-next = Look in IT-nyheter and call. There is an outage only when a person has registered it.
advice-probably-only-us = Neither PU-tjänsten nor anything else answers from here: it is probably only us.
advice-probably-only-us-next = Try another workstation and another ward.
advice-service-answers = PU-tjänsten answers from here.
advice-service-answers-next = If it can't be used all the same: try another workstation, and call.
advice-cannot-tell = Whether it is only us can't be told from here.
advice-cannot-tell-next = Try another workstation and another ward, and look in IT-nyheter.
advice-no-targets = No address of PU-tjänsten is set, so nothing is probed from here.
advice-no-targets-next = Write it in the settings under [probes]: service = ["https://…"], and preferably reference = ["tcp://gateway:443"].

## Leading an outage
title-triage = Is it only us?
title-plans = Planned stops
title-only-us = Is it only us?
title-plan = Plan a stop
title-replan = Change the planned stop { $outage }
title-times = When outage { $outage } began and ended
title-hand-over = Hand-over
title-cancel-plan = Call the planned stop off
title-reopen = PU-tjänsten is down again
title-save = Save the hand-over
title-begun = Has the planned stop begun?
title-close-outage = Is everything reconciled?
ask-cancel-plan = Why is it called off? It then stands in the course.
ask-reopen = What has happened? The outage goes on, and numbers can be handed out.
ask-save = Path of a new file. A file that is there already is never overwritten.
ask-begun = A planned stop was to begin. Is PU-tjänsten down? The stop then stands as confirmed from now on, and numbers can be handed out.
ask-close-outage = The outage is closed as reconciled. That goes only when nothing that was borrowed is open.
triage-ask-workstation = Is it this workstation only? Try from another.
triage-ask-ward = Is it this ward only? Call another one and ask.
triage-ask-news = Does IT-nyheter on the intranet mention a stop?
triage-ask-call = Call { $call }. Who answered, and what did they say? No answer: nobody was called.
triage-local = It is local, so no outage shall be registered. Create the number in PU-portalen from a workstation or ward that reaches it. Report the fault here to: { $call }. Esc goes back if the answer was wrong.
plans-none = None. P plans a stop.
plan-ready = The binder is full for the stop.
plan-not-ready = The binder is not full: draw numbers before the stop (F6). Ask the wards to draw their own or to register afterwards.
news-title = IT-nyheter:
news-failed = IT-nyheter can't be had: { $why }
copy-too-long = The text is too long for the terminal's clipboard. Save it as a file instead.
copied = The text was sent to the terminal's clipboard. Look at what you paste.
saved = Saved: { $path }
not-saved = { $path } could not be saved: { $detail }
not-saved-there = { $path } could not be saved: the program may only write in your home folder and where it was started. Save it there.
moment-wrong = Type a time: 03:00, yesterday 23:50 or 30/11 20.05.
moment-never-shown = { $at } never was: clocks were set forward that night. Type the time that they showed after that.
moment-shown-twice = Clocks showed { $clock } twice that night. Type { $first } or { $second }.
clock-in-summer = { $clock } summer
clock-in-winter = { $clock } winter
label-from = From
label-to = To
label-reference = Reference
label-started = Began
label-ended = Ended
label-whom = Who
label-answer = Answer
hint-from = 03:00 (the next), or 2026-11-22 03:00
hint-to = 05:00 (the next after that), or with a date
hint-reference = Case or where it stood; may be empty. Enter saves.
hint-time = 01:30 or 2026-11-22 01:30; empty leaves the time as it is
hint-whom = Who answered
hint-answer = What they said; empty if nobody was called. Enter goes on.
whom-helpdesk = Användarstöd
whom-on-call = Technician
action-triage = Check step by step
action-answer-yes = Answer yes
action-answer-no = Answer no
action-plan-stop = Plan a stop
action-change-plan = Move the planned stop
action-cancel-plan = Call the stop off
action-set-times = Set times right
action-reopen = Down again
action-close-outage = All reconciled
action-hand-over = Hand-over
action-copy = Copy
action-save = Save
## Outages that overlap
not-over = going on

# Reconciliation
fact-replaced = Case { $case }: new id { $id } ({ $kind })
fact-raps-notified = Case { $case }: RAPS notified
fact-raps-referenced = Case { $case }: RAPS notified, { $reference }
fact-unused = Case { $case }: never used: { $reason }
fact-undone = Case { $case }: { $step } taken back: { $reason }
fact-counted = Binder counted: { $present ->
    [one] 1 number
   *[other] { $present } numbers
}, all as it should be
fact-counted-differs = Binder counted: { $present ->
    [one] 1 number
   *[other] { $present } numbers
}; { $found }
count-missing = missing from the binder: { $numbers }
count-spent = out or withdrawn already: { $numbers }
id-kind = { $kind ->
    [personnummer] personnummer
    [samordningsnummer] samordningsnummer
   *[lrid] reserve number (LRID)
}
case-state = { $state ->
    [replaced] new id, RAPS to be told
    [notified] RAPS knows, new id missing
    [done] reconciled
    [unused] never used
    [void] void
   *[open] open
}
reconciliation-step = { $step ->
    [replaced] the new id
    [raps_notified] the word to RAPS
    [unused] “never used”
   *[voided] the voiding
}
lateness-due = should be closed
lateness-overdue = very late
progress = { $closed } of { $total } done
case-shared = shares its number with case { $cases }
case-linking-waits = identity not established, linking waits
case-raps-again = RAPS must be told again
worklist-empty = Nothing to reconcile.
doubt-replacement-sex = The new id states another sex than the number ({ $sex }). Is that right?
doubt-replacement-also = The same new id stands on case { $case } already. Is it the same patient?
age-doubtful = { $id }: born { $born }, { $years } years old. Is that right?
age-doubtful-hyphen = { $id }: born { $born }, { $years } years old. Was { $meant } ({ $year }) meant? A scanner may type + for a hyphen.
age-doubtful-next = Nothing was written. Type the number with a hyphen and its century, or keep the age with --accept-warnings.
cli-age-kept = Save it all the same?
cli-age-not-kept = Nothing was written.
cli-age-not-kept-next = Type the number with a hyphen and its century.
id-length = { $found ->
    [one] 1 character
   *[other] { $found } characters
}; an id has 12, or 10 without the century
id-nrid = A national reserve id (NRID). It is not used in VGR: personnummer, samordningsnummer or LRID are
id-century-missing = The reserve number lacks its century: it may be { $one } or { $other }. Type all twelve characters.
id-century-needed = The reserve number lacks its century: was { $one } meant? Type all twelve characters.
id-plus-in-lrid = An LRID has no plus sign. Read the number again; if { $number } was meant, type that.
id-other-region = A T number, or a reserve number of another region. VGR takes a personnummer, a samordningsnummer or an LRID of twelve characters.
id-other-region-digits = No date: reserve numbers of other regions look so (99 first, or a day from 32 to 59). VGR takes a personnummer, a samordningsnummer or an LRID of twelve characters.
id-date = There is no such date
id-serial = There is no serial 000
id-future = The birth date lies in the future
id-not-centenarian = A plus sign stands only for somebody who turns at least 100 this year
id-system = The number belongs to another kind of id
replacement-from-pool = { $number } is the binder's own number and replaces nothing.
replacement-from-pool-next = Search for the patient in PU-portalen or create a new LRID there, and enter that.
case-unused = Case { $case } is marked as never used.
case-unused-next = If that is wrong: take the mark back with a reason first.
reconciliation-begun = Case { $case } has a new id already or is known to RAPS, so somebody has used the number.
reconciliation-begun-next = If that was wrong: take the new id and the word to RAPS back with a reason first.
already-replaced = Case { $case } has the new id { $id } already.
already-replaced-next = If that is wrong: enter the right one together with a reason.
already-notified = RAPS knows of case { $case } already.
already-notified-next = If that is wrong: give a reason.
raps-undoes = { $id } does not hold
raps-undoes-earlier = the earlier word does not hold
raps-never-told = RAPS was never told
raps-to-undo = RAPS was told and must be told that it does not hold
raps-was-told = Yes: RAPS must be told that it does not hold. The case stays open until that is done and written down.
raps-was-never-told = No: RAPS was never told, so there is nothing to undo there.
raps-must-undo = RAPS must be told: { $number } does not belong to { $id }
raps-must-undo-earlier = RAPS must be told: what it was told of { $number } does not hold
ask-raps-told = By the log RAPS was told that { $number } belongs to { $id }{ $reference }. Was RAPS really told?
ask-raps-told-earlier = By the log RAPS was told of { $number }{ $reference }. Was RAPS really told?
raps-told-unclear-next = RAPS was never told: --raps never-told. RAPS was told and must undo it: --raps to-undo.
raps-still-wrong = Case { $case }: { $wrong }.
raps-still-wrong-next = Tell RAPS and write it down: F4, R, or “kvittera reconcile raps { $case }”. Then it can be done.
nothing-to-undo = Nothing of that kind can be taken back on case { $case }.
nothing-to-undo-next = Look at the case in the reconciliation.
before-hand-out = The time lies before the hand-out of case { $case } ({ $at }).
before-hand-out-next = Check the time.

## Reconciliation on screen
title-cases = Reconciliation
title-reconciling = Reconciling, step by step
empty-told = now
title-case = Case { $case }
title-new-id = New id in case { $case }, in place of { $number }
title-raps = RAPS about case { $case }, { $number }
title-take-back = Take back in case { $case }, { $number }
title-unused = Case { $case }: { $number } was never used
title-all-closed = Outage { $outage }: everything is reconciled
ask-unused = How do you know? The number is spent and never comes back.
ask-keep-doubtful = Save it all the same?
ask-close-numbered = Outage { $outage } is closed as reconciled. That works only when nothing that was borrowed is open.
cases-none-open = Nothing to reconcile. { $key } shows reconciled outages too.
cases-nothing-fits = No case contains that.
choose-case-first = Choose a case first.
second-not-void = The second patient of a conflict got the number on paper, so there is no hand-out to void. If it was never used: A.
no-open-clash = The case belongs to no conflict that is still open.
no-clash = The case belongs to no conflict.
column-case = No.
column-number = Number
column-state = State
column-age = Age
column-asked = Asked
column-who = Asked/issued
outage-cases = Outage { $outage } · { $state } · { $from } – { $to }
progress-briefly = { $closed } of { $total }
case-state-briefly = { $state ->
    [replaced] tell RAPS
    [notified] new id missing
    [done] reconciled
    [unused] never used
    [void] void
   *[open] open
}
case-late = { $age }, { $late }
case-closed-after = closed after { $span }
case-shared-next = Shared with case { $others }: talk to both wards before RAPS merges.
case-second = Second patient of conflict { $conflict }
case-handed-out = { $at } by { $by } to { $who }, { $state }
case-given-on-paper = { $at } by { $by } to { $who }, on paper
case-told = { $at } by { $by }
case-told-referenced = { $at } by { $by }, { $reference }
case-next-done = Closed: the new id is recorded, and RAPS knows it.
label-handed-out = Handed out
label-new-id = New id
label-identity = Identity
label-raps = RAPS
label-told = When
label-told-by = By whom
label-step = What
title-history = What happened
identity = { $identity ->
    [established] established
   *[pending] not established yet – linking waits
}
hint-new-id = Personnummer, samordningsnummer or LRID, with or without a hyphen.
hint-identity = ← → changes it. Is it known who the patient is? If not, linking waits.
hint-told = When RAPS was told: 01:30 or 2026-11-22 01:30. Empty: now.
hint-told-by = VGR-id of the one who told them. Empty: you.
hint-raps-reference = Case number or name at RAPS; may be empty. Enter goes on.
hint-step = ← → chooses what is taken back. The rest stands.
new-id-read = { $kind } · { $id } · { $birth } · { $sex }
new-id-born = born { $birth }
new-id-birth-open = birth date unknown
closed-time-taken = Time from hand-out to closed: in the middle { $median }, at most { $longest }.
close-when-back = The outage is closed as reconciled once the service is back (F3).
close-with-key = { $key } closes the outage as reconciled.
closed-already = The outage is closed as reconciled.
copied-number = { $number } was sent to the terminal's clipboard. Look at what you paste.
showing-all-outages = All outages are shown, reconciled ones too.
showing-open-outages = Only outages that are not closed as reconciled are shown.
action-go-reconciliation = Reconcile
action-record-new-id = New id
action-notify-raps = RAPS told
action-mark-unused = Never used
action-take-back = Take back
action-all-outages = All outages
action-turn-choice = Change the choice

## The steps of reconciling, and who may do what in PU-portalen
rights-step-search = Search for the patient in PU-portalen: a personnummer, samordningsnummer or LRID may exist already.
rights-step-create = If there is none: create a new LRID with the patient's data. Record the new id here.
rights-step-raps = Tell RAPS, which merges the two. Write it down here.
rights-search = Right: Sök
rights-draw = Right: Sök/Ändra or Sök/Relation/Ändra, which need training
rights-link = The linking itself is done by Administratör
rights-missing = If nobody on the ward has the right: ask a colleague or another ward that has it, else the administration's gatekeeper (grindvakt) for PU-VGR. Until then the case stays open here.
## The binder against the paper: counting, late entries, filling up
title-count = Count the paper binder
title-counting = The count
title-counted = What the count shows
title-late = Late entry from paper
count-expected = Should lie in the binder: { $count }
count-struck = Struck out? Tick what still lies there
count-out = out: issuance { $issuance }, { $unit }
count-ticked = { $there } of { $expected } ticked off
count-ticked-spent = { $count ->
    [one] 1 still lies there although it is out or withdrawn
   *[other] { $count } still lie there although they are out or withdrawn
}
count-how = Go through the binder: Space or J ticks the number off and goes on, N goes on without. A all, T none.
count-how-on = Enter shows the differences. Nothing is written before you have seen them, and the count stays if you go elsewhere.
count-kept = The count is not finished. R goes on where you were.
count-begun = A count is begun: R goes on.
counted-present = { $present ->
    [one] 1 number lies
   *[other] { $present } numbers lie
} in the paper binder.
counted-missing = Missing from the paper binder ({ $count }); may have been given to somebody:
counted-spent = Still there, but must never go out again ({ $count }). Strike them out now:
ask-counted-same = Everything agrees. Write the count in the log?
ask-counted = Write the count in the log? The missing ones are then dealt with one by one.
count-written = The count is in the log: { $missing } missing, { $spent } to be struck out.
count-next-missing = Deal with the missing ones: E if the number was given on paper, K withdraws, N next.
count-next-spent = Strike out in the paper binder what is already out or withdrawn.
no-differences = No differences are left from the count.
differences-left = { $count } missing from the paper binder: N next, E late entry, K withdraw.
state-missing = MISSING on paper
number-missing = Was missing from the paper binder { $at }. Given on paper: E. Else: K.
number-to-strike = Still lay in the paper binder { $at }. Should be struck out.
proposal-missing = The number was missing from the paper binder at the count and may have been given on paper. Ask the cashier's desk first.
label-given-at = Given
label-given-by = Given by
hint-number = Twelve characters, as they stand on the paper
hint-given-at = 01:30 (the last one), or 2026-11-22 01:30
hint-given-by = VGR-id; empty if it was you
late-free = The number is free, page { $sexes }.
late-withdrawn = The number is withdrawn ({ $reason }). Entered here, it stands as out.
late-clash = The number is ALREADY OUT: issuance { $issuance }, { $unit }. Entered here, it becomes a CONFLICT: two patients may have the same number.
late-at = Given { $at }, outage { $outage }.
late-before = Given { $at }, but outage { $outage } began only { $started }. Is the time right?
ask-late-clash = Are the digits on the paper right? Enter the conflict?
late-same = Issuance { $case } says this already: the same number, the same ward, the same requester.
ask-late-same = Is it the same hand-out? Then nothing is written.
late-clash-next = Call both wards now. How it was sorted out is entered from F5, choose the conflict, U, or E if it is the same hand-out.
ask-leave-unsaved = A count or a late entry is begun and is not kept. Leave all the same?
redraw-later = When PU-tjänsten is back: draw women { $women }, men { $men } in PU-portalen.
rights-to-draw = That takes the right Sök/Ändra or Sök/Relation/Ändra (training). If nobody here has it: ask a ward that does.
import-done-full = The numbers are in. The binder is full: filling up is done.
action-count-pool = Count
action-tick = Tick off
action-lies-there = Lies in the binder
action-lies-not-there = Does not lie in the binder
action-tick-all = All in the binder
action-tick-none = None in the binder
action-review-count = Differences
action-next-difference = Next missing one
action-late-entry = Late entry
cli-redraw-later = When PU-tjänsten is back:
cli-redraw-import = Then import the file: kvittera pool import FILE.csv
cli-count-unaccounted = { $number } was missing at the last count, and nobody has said what became of it.
cli-count-strike = STRIKE OUT in the paper binder: { $number } ({ $became })
cli-count-given = Missing: { $number }. If it was given on paper: kvittera issue --number { $number } --at TIME --vgr-id ID --clinic TEXT --ward TEXT
cli-count-not-given = Else: kvittera pool withdraw { $number } --reason TEXT
cli-count-file-next = Nothing is written. Only a list of which every line is understood may decide which numbers there are. Mend the file and try again.
cli-line = { $path }, line { $line }
# Handing on
export-count = Outage { $outage }: { $rows } included, { $left } left out.
export-nothing = Outage { $outage }: nothing is ready to be handed on, so there are no rows.
export-left-out = Case { $case } ({ $number }, { $unit }) is not included: { $why }.
export-void = the hand-out is void
export-unused = the number was never used
export-no-new-id = no new id is recorded yet
export-shared = case { $cases } says that another patient carries the same number, so a merge could make two patients one. Sort it out by hand
export-look = Case { $case } is included, but look: { $what }
export-practice = PRACTICE: the record must not be sent anywhere.
cli-export-json = With --json a single JSON value is printed, and the format { $format } is none.
cli-export-json-next = Save it with -o FILE, or leave --json out.
cli-export-option = { $option } belongs to { $format } and to no other format. Nothing was written.
cli-export-option-next = Type kvittera export { $format } { $option }, or leave { $option } out.
cli-export-framed = { $count } messages, one in each frame (MLLP).
cli-export-split = { $count } new files in { $path }, one for each case.
cli-export-split-same = { $count } files were there and say the same. They were not touched.
cli-export-split-other = { $path } is there already and says something else. Nothing was written, and the file was not touched.
cli-export-split-next = Give another folder with --split, and don't hand the old file on if the case was corrected.
cli-export-how = How to send it and how to read the answers: kvittera export { $format } --explain
export-explain-csv =
    CSV: how to open the table

    The program never sends anything. A person opens the table or hands it on.

    Excel and LibreOffice: open the file. Cells are parted by semicolons, the characters are UTF-8.
    Gnumeric: rename the file so that it ends with .txt, or everything lands in one column.
    An apostrophe at the beginning of a cell keeps it as text (Maj 1, SANT, NA, 007). A program that reads the file removes one leading apostrophe from any cell that has one.
    Don't save the file anew in a spreadsheet before another program reads it.
export-explain-json =
    JSON: how to read the record

    The program never sends anything. The file is for a program that reads everything, what was left out and why too.

    rows is what can be merged: old_id is the borrowed number, new_id the one that survives. An id is oid and value together.
    left_out is what can't be merged yet, with the reason. Read notes before anything is merged.
export-explain-hl7 =
    HL7: how to send it, and how to read the answers

    The program never sends anything. Each case is a merge (ADT^A40): MRG-1 is the borrowed number, PID-3 the new id that survives.

    As a file
    Without options it is a batch (FHS, BHS, BTS, FTS), for file transfer only, to a receiver that reads batches.
    Each segment ends with CR. A copy with LF, from an editor or a transfer in text mode, is no HL7: many read it as nothing without an error.

    Over MLLP
    Never send the batch. Take --framed (one file with a frame for each message) or --split DIR (one file for each case, from MSH to ZKV).
    One message in each frame. Send it, and wait for the answer whose MSA-2 equals the message's MSH-10 before the next one is sent.
    AA (or CA) with the right MSA-2: received. AE, AR or no answer: stop, find out why, and send the same message again.
    Some receivers hang up after each message (connect again) or answer earlier ones once more (read past them).
    One AA for a batch proves nothing: several receivers read only the first merge and answer so all the same.

    When it is sent again
    MSH-10 follows from what the message says: the same facts have the same MSH-10 in every export, a correction another. A receiver that drops repeats merges nothing twice.
    The time of the export (MSH-7) and what RAPS was told don't change MSH-10.

    ZKV
    ZKV is lost by receivers that group segments. Everything that a merge needs stands in PID-3 and MRG-1. Read the remarks here before anything is sent.

    Practice
    MSH-3 is KVITTERA ÖVNING (UTF-8, as MSH-18 says), MSH-10 begins with OVN, MSH-11 is T. That record must not be sent to anything real.
export-explain-fhir =
    FHIR: how to send it, and how to read the answers

    The program never sends anything. The file is a Bundle that is sent with POST to the server's base. Each case says that the patient with the borrowed number is not active and is replaced by the new id.

    Read the answer of each case (entry.response.status), not only the first:
    200: merged.
    201: that server did not know the number. It now has an empty inactive patient: remove it, look up under which system the server keeps the number, and do it again.
    400 or 412: several patients have the number. Sort it out by hand.

    PUT replaces
    Without options each case is a PUT: it replaces all that the server held on the borrowed number, birth date, telephone and extensions too.

    With --patch
    The file is a single transaction of conditional PATCHes. It changes nothing but active and link. If a number is unknown, that is an error (400 or 404), no patient is made, and the other cases aren't done either: the error says which. A server where transactions aren't turned on does the others all the same, so read the answer of each case.
    What it can't do: leave out what is unknown, set name, sex, unit and notes, or keep links that the patient had already (link is replaced). The server has to take JSON Patch as a Binary in a transaction, and conditional PATCH; if it can't, it answers with an error, and PUT is the way.

    Systems
    A system has one name in all formats: its OID, here urn:oid:… A server with Sweden's base profile keeps personnummer under http://electronichealth.se/identifier/personnummer (samordningsnummer under …/samordningsnummer): tell whoever runs the server that they are the same system.

    When it is sent again
    fullUrl and identifier follow from what the record says: the same facts have the same name in every export, a correction another.

    Practice
    All of it is marked HTEST, the name begins with ÖVNING, and the link shows it (with --patch only Bundle and link). That record must not be sent to anything real.

## Who may do what
not-allowed = The role { $role } may not do this.
not-allowed-onlooker = This login has no role in the log and may only look.
not-allowed-next = That is done by { $who }.
may-cashier = the cashier at the emergency department
may-technician = a technician ({ $call })
may-ward = the patient's own ward
may-auditor = an auditor
may-or = or
other-unit = The patient of case { $case } belongs to another ward.
other-unit-next = That ward reconciles it. If the ward was written down wrongly, the cashier corrects it.
denied-no-role = The login { $login } has no role in the settings.
denied-no-role-next = Without --role it may look. Roles are given under [roles] in the settings; call { $call }.
denied-other-role = The login { $login } may not be { $role } here.
denied-other-role-next = It may be: { $roles }.
denied-other-vgr-id = The login is { $own }'s own, so nobody else can write with it.
denied-other-vgr-id-next = Leave out --as, or log in as yourself.
denied-unit-needed = The role ward has to know which unit it is for.
denied-unit-needed-next = Give --unit as “Clinic / Ward”, “Clinic” or “*”.
guest-option = { $option } is up to the account, not to whoever comes into it.
guest-option-next = Leave out { $option }.
guest-file = Whoever comes in by SSH or sudo can't read or write files on the server: { $path }.
guest-file-next = Send the file through the command instead: “… > my-file” saves what is printed, “… - < my-file” reads in.
guest-unreadable = The command can't be read. There is no shell here, only kvittera.
guest-unreadable-next = Write as in “ssh kvittera status”; a quotation mark that is opened has to be closed.
exposed-folder = WARNING: other accounts of this machine can get at the log's folder { $path } ({ $mode }). Its owner shuts it with chmod 700.
exposed-file = WARNING: other accounts of this machine can get at the log { $path } ({ $mode }). Its owner shuts it with chmod 600.

## What a role may not on the screen
hands-nothing-out = Numbers are handed out by the cashier at the emergency department, telephone { $phone }. Here you see how things stand.
onlooker = may only look
hidden-free = free
hidden-out = another ward
hidden-gone = withdrawn
hidden-why = A ward sees only the numbers of its own patients.
guest-file-screen = Whoever comes in by SSH or sudo can't read or write files on the server.
guest-file-screen-next = Fetch or send the file from outside instead, as in “ssh kvittera outage handover > handover.txt” and “ssh kvittera pool import - < numbers.csv”.
person-fixed = The login is personal, so nobody else can write with it.
person-fixed-next = Leave, and log in as yourself.
## Files from F4 and F6
action-save-export = Save report/record
action-save-sheet = Printout
title-saved = Saved
title-save-export = Save about outage { $outage }
title-save-sheet = Printout for the binder
ask-save-export = Path of a new file. Its ending decides what it becomes: .csv, .hl7, .json or .fhir.json is the record for other systems, .html or .md is the report. A file that is there already is never overwritten.
ask-save-sheet = Path of a new file that ends in .html. Open it in a browser, print it and put it into the binder. A file that is there already is never overwritten.
ending-export = The ending must be .csv, .hl7, .json, .fhir.json, .html or .md.
ending-sheet = The ending must be .html.

## Quarantine, witness and stops
cli-status-halt = STOP
cli-status-at-stake = { $count } may be with a patient
cli-status-quarantined = { $count } in quarantine
number-state-at-stake = may be with a patient
number-state-quarantined = in quarantine
fact-number-quarantined = Number { $number } went into quarantine: { $because }
fact-log-recovered = The log was looked into ({ $finding }); { $back ->
    [one] 1 wish put back
   *[other] { $back } wishes put back
}, { $quarantined ->
    [one] 1 number
   *[other] { $quarantined } numbers
} in quarantine{ $vouched ->
    [0] { "" }
   *[other] , free according to who settled it: { $unissued }
}: { $reason }
quarantine-outcome-unknown = was about to go out when the program was broken off
quarantine-hand-out-lost = went out, but the log has lost that
quarantine-not-proven = nothing shows that the log is the newest, and nobody knows whether the number had gone out
difference-unknown = a number was about to go out when the program was broken off
difference-missing = the witness, the second record beside the log, is gone
difference-foreign = the witness beside the log belongs to another log
difference-damaged = the witness is damaged in line { $line }
difference-behind = the log has lost what happened after fact { $seq }; the witness remembers it
difference-ahead = the witness lacks what happened after fact { $seq }
halted = No numbers go out from here: { $why }.
title-halted = STOP
halted-caller = The caller ({ $who }) gets no number from here now.
alert-halted = STOP: no numbers go out from here. F2 says what to do.
halt-over = It is settled: numbers may go out again.
number-at-stake = STOP
halt-read-only = the log's disk is write-protected, so everything can be read but nothing written
halt-disk-full = the log's disk is full, so everything can be read but nothing written
halt-disk-failed = the disk failed while something was written
halt-log-changed = something that was read in the log before is no longer what it was
halt-copy-ahead = the backup holds what happened after fact { $known }, up to fact { $copy }, and the log lacks that
halt-under-way = another window has been standing still in the midst of a hand-out
halt-passes = It passes when that window goes on or is closed. If it takes long: call { $call }.
halt-at-stake = May be with a patient, do NOT use: { $numbers }.
halt-recover = A technician settles it with "kvittera recover". Call { $call }.
halt-restore = Call { $call }. A technician restores the log from the backup: "kvittera restore COPY --to NEW_FILE --reason WHY". Where the copy is "kvittera status" says. Only if the log was restored from elsewhere on purpose, the copy is moved away instead, and kept.
halt-remount = Call { $call }: the disk must be made writable again. Then start the program anew. "kvittera log --witness" shows what was handed out.
halt-make-room = Call { $call }: room must be made on the disk. Then the program goes on by itself. "kvittera log --witness" shows what was handed out.
halt-settles = It is settled when somebody who may write opens the screens or gives a command: the number goes into quarantine, and numbers go out again. If it is not: call { $call }; "kvittera recover" does the same.
halt-restart = Call { $call }; then start the program anew, which reads everything again.
not-noted = Not noted: { $why }. What is out holds all the same.
not-noted-next = Write it down, and do it again when this is settled.
read-back-not-noted = Not noted. The number holds all the same.
read-back-right-not-noted = Heard right, but it can't be noted now. The number holds.
read-back-wrong-not-noted = HEARD WRONG: read the number out again. Nothing can be noted now.
halted-ward = Nothing can be written from here right now. The numbers that are out hold all the same.
halted-ward-next = Ask the cashier, telephone { $phone }, or call { $call }.
paper-free = Hand out on paper and enter it later. Numbers that are surely free: { $numbers }.
paper-none = No number is surely free. Take the next number of the paper binder, after asking.
paper-unknown = Go by the paper binder: the log does not know for sure now which numbers are free. Enter it later.
log-unsettled = The log and its witness don't say the same. Nothing was handed out. A technician settles it with "kvittera recover".
log-spent = The disk failed while something was written, so this window writes nothing more. Nothing more was handed out.
no-witness = The witness belongs at { $path }, but nothing can be read or written there. Nothing was handed out.
no-witness-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: is the folder there, and is the disk mounted? The place stands in the settings: witness under [log].
witness-without-log = The log is gone, but its witness is still at { $path }. No new log is made over it.
witness-without-log-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: is the disk mounted? Else "kvittera log --witness" shows what was handed out, and "kvittera restore" restores the log from a copy.
cli-recover-agree = The log and its witness say the same. There is nothing to settle.
cli-recover-found = This was found: { $finding }.
cli-recover-back = Only the witness has these, and they are put back into the log ({ $count }):
cli-recover-gone = Only the witness has these, and they can't be put back ({ $count }):
cli-recover-unknown = On their way when the program was broken off, and not written ({ $count }):
cli-recover-quarantine = Goes into quarantine for ever: { $number } ({ $because })
cli-recover-missing = The witness belongs at { $path }. Is the disk mounted? If it comes back that is best: then stop here.
cli-recover-unproven = Nothing shows that this is the newest log: it ends with fact { $seq }, and the last hand-out in it is { $last }. What went out later neither the log nor the witness knows.
cli-recover-copy-agrees = The backup in { $folder } ends with the same fact; it was made { $made }. If it is certain that nobody put an older log back, this is the newest: give that answer below, or with --nothing-later.
cli-recover-doubtful = Go into quarantine for ever, but for those somebody vouches for with --unissued ({ $count }): { $numbers }
cli-recover-no-import = Numbers that were read in later are not in the log. Don't read them in again: they may be with patients.
cli-recover-ask-later = Have cashiers and wards answered that nothing went out after that, so that all of these numbers are free? (y/n)
cli-recover-witness = The witness goes on in a new part where the log ends. What stands in it is kept.
cli-recover-witness-anew = A new witness begins where the log ends.
cli-recover-ask-wards = Ask first: has any of the wards above been given a number? Is the paper binder right?
cli-recover-ask-reason = What did you find, and whom have you asked? Write it in a few words.
cli-recover-reason-wrong = Write a few words, on one line and at most 200 characters.
cli-recover-reason-next = Say what you found with --reason, or only look with --look.
cli-recover-ask = Do this now? (y/n)
cli-recover-left = Nothing was done. No numbers go out from here until it is settled.
cli-recover-done = Done. Numbers may go out again.
cli-recover-empty = Done, but no number is free. Read in new ones as soon as PU-portalen answers.
cli-journal-unknown = · PERHAPS NOT WRITTEN
cli-journal-written = · written
cli-journal-after = The witness begins after fact { $seq }; what happened before stands in the log only.
journal-empty = The witness { $path } is empty, although the beginning of the log always stands in it. It says nothing about what was handed out.
journal-unreadable = No wish in the witness { $path } can be read. It says nothing about what was handed out.
journal-missing = The witness belongs at { $path }, but nothing is there. It says nothing about what was handed out.
journal-nothing-next = Read "kvittera log" if the log is still there, else go by the paper binder. Call { $call }. The witness's place stands in the settings: witness under [log].
cli-journal-damaged = { $count ->
    [one] 1 line
   *[other] { $count } lines
} of the witness can't be read.

## The second copy, and room on the disk
copy-ahead = The copy { $path } holds facts that the log lacks, and was left as it is.
copy-ahead-next = Perhaps the log was replaced by an older one. A technician restores it from the copy with "kvittera restore".
copy-without-log = Where the backups are kept there is already a copy of a log of the same site: { $path }. No new log is begun beside it.
copy-without-log-next = Hand out from the paper binder, enter it later, and call { $call }. For the technician: if the log is gone, "kvittera restore" restores it from the copy, which knows which numbers are out. If you are done with that log, the copy is moved away, and kept.
copy-foreign = The copy { $path } belongs to another log, and was left as it is.
copy-foreign-next = A technician finds out whose it is, and moves it away.
copy-made = The copy is at { $path }: { $count ->
    [one] 1 fact
   *[other] { $count } facts
}, ends in { $head }. It was read back and proven.
copy-writing = Copying … { $percent } %
copy-proving = Proving … { $percent } %
copy-exists = Something is at { $path } already. It was not touched.
copy-exists-next = Name a new file.
copy-failed = The copy { $path } could not be made: { $why }.
copy-failed-next = Nothing of it is left, and the log is untouched. Name another place, or try again.
backup-none = none ([backup] folder is empty in the settings)
backup-not-yet = none yet
backup-whole = { $at }, all facts
backup-beyond = { $at }, holds facts that the log lacks
backup-behind = { $at }, lacks { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
backup-trouble = The backup in { $folder } can't be renewed: { $why }. The log is whole; hand out as usual. It is tried again every minute.
backup-ahead-alert = The backup { $path } holds what happened after fact { $known }, and the log lacks that. No numbers go out from here. The copy was left as it is.
backup-late = The backup in { $folder } is too old: { $state }.
backup-no-folder = the folder is not there, or the disk is not mounted
backup-no-permission = the account may not write there
backup-full = the disk is full
backup-busy = another terminal is at it
backup-ahead = the copy there holds facts that the log lacks, and is not overwritten; a technician restores the log from it
backup-foreign = the copy there belongs to another log, and is not overwritten; a technician has to move it away
backup-line = Backup { $state }
room-free = { $free } MiB free
room-low = Little room where the log lies: { $free } MiB left. Make room on the disk now.
room-gone = Little room where the log lies: { $free } MiB left, and no reserve. Make room now, or handing out stops and the paper binder holds.
cli-status-backup = Backup
cli-status-witness = Witness
witness-same-disk = { $path }, on the log's own disk
witness-other-disk = { $path }, on another disk than the log
witness-passed-over = the witness of the settings ({ $path }) is not used, as this is another log than theirs
cli-status-disk = Disk

## Restoring the log from a copy
fact-log-restored = The log was restored from a copy up to fact { $seq }. { $proven ->
    [true] The witness proves what happened since
   *[false] What was handed out since is not proven
}; { $back ->
    [one] 1 wish put back
   *[other] { $back } wishes put back
}, { $quarantined ->
    [one] 1 number
   *[other] { $quarantined } numbers
} in quarantine{ $vouched ->
    [0] { "" }
   *[other] , free by the word of whoever restored it: { $unissued }
}. { $reason }
restore-made = The log is at { $path }: { $count ->
    [one] 1 fact
   *[other] { $count } facts
}, { $copied } of them from the copy. The rest was added now:
restore-witness-missing = The witness of the lost log is not at { $path }. No log was made.
restore-witness-missing-next = The witness knows what went out after the copy: name it with --witness FILE. If it is gone: --no-witness, and then all free numbers go into quarantine.
restore-no-witness = There was no witness to ask what was handed out after the copy was made.
restore-witness = The witness { $path } was read, up to { $last }. If that was taken from a copy too it proves nothing: then remove the new log and run this again with --no-witness.
restore-free = Free numbers now: { $women } for women, { $men } for men.
restore-vouch = Numbers that you know to be in the binder stay out of quarantine with --unissued NUMBER or --unissued-file FILE: then restore the copy once more, to another file, before anybody has handed out from this log.
restore-no-import = Numbers that were read in after the copy was made are not in the log. Don't read them in again: they may be with patients.
restore-lost = Never open the old log again ({ $path }), or the same numbers go out twice. Keep it and its witness under other names.
restore-settings = Name the new log: path = "{ $path }" under [log] in the settings, on every machine.
restore-settings-witness = Empty witness under [log] at the same time: the witness of the new log is { $path }.witness.
restore-count = Then count the paper binder against the log: kvittera pool count.
restore-taken-next = Nothing was done. Name another place with --to, or move what is there away; the witness of the old log is then named with --witness.
restore-failed-next = No log was made, and the copy is untouched. Put it right, or take another copy.
