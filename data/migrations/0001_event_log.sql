-- The log of facts. Nothing in it is ever changed or erased, and nothing can be slipped in.
--
-- REPLACE deletes what stands in its way without asking the DELETE trigger, and a UNIQUE index would help it do so;
-- hence everything that must not repeat is refused before the row gets that far. The indexes stand beside that.

PRAGMA application_id = 0x4B564954; -- 'KVIT'

CREATE TABLE event (
    seq         INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
    request     TEXT    NOT NULL CHECK (length(request) = 36),
    part        INTEGER NOT NULL CHECK (part > 0),
    recorded_at TEXT    NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.??????Z'),
    occurred_at TEXT    NOT NULL CHECK (occurred_at GLOB '????-??-??T??:??:??.??????Z'),
    actor       TEXT    NOT NULL CHECK (json_valid(actor)),
    kind        TEXT    NOT NULL CHECK (length(kind) > 0),
    version     INTEGER NOT NULL CHECK (version > 0),
    body        TEXT    NOT NULL CHECK (json_valid(body)),
    prev        BLOB    NOT NULL CHECK (length(prev) = 32),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    UNIQUE (request, part),
    CHECK ((kind = 'log_created') = (seq = 1)),
    CHECK (kind NOT IN ('issued', 'number_added') OR (body ->> '$.number') IS NOT NULL),
    CHECK ((body ->> '$.number') IS NULL OR (body ->> '$.number')
           GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][A-Z][0-9][0-9][0-9]')
) STRICT;

CREATE UNIQUE INDEX event_number_issued ON event (body ->> '$.number') WHERE kind = 'issued';
CREATE UNIQUE INDEX event_number_added ON event (body ->> '$.number') WHERE kind = 'number_added';

CREATE TRIGGER event_takes_the_next_place BEFORE INSERT ON event BEGIN
    SELECT raise(ABORT, 'a fact takes the place after the last one')
     WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event);
END;

-- The first fact carries the SHA-256 of 'kvittera/genesis/1'.
CREATE TRIGGER event_follows_the_last_hash BEFORE INSERT ON event BEGIN
    SELECT raise(ABORT, 'a fact carries the hash of the one before')
     WHERE NEW.prev IS NOT coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1),
                                    x'2af7b0ea0cb12f0cfb6e49ad38e29f7c591408a75544581ccdd55cbd65466127');
END;

CREATE TRIGGER event_request_once BEFORE INSERT ON event BEGIN
    SELECT raise(ABORT, 'a request is written once, its parts in order')
     WHERE EXISTS (SELECT 1 FROM event WHERE request = NEW.request AND part >= NEW.part)
        OR (NEW.part > 1
            AND NOT EXISTS (SELECT 1 FROM event
                             WHERE seq = NEW.seq - 1 AND request = NEW.request AND part = NEW.part - 1));
END;

CREATE TRIGGER event_number_issued_once BEFORE INSERT ON event WHEN NEW.kind = 'issued' BEGIN
    SELECT raise(ABORT, 'a number is issued once')
     WHERE EXISTS (SELECT 1 FROM event WHERE kind = 'issued' AND body ->> '$.number' = NEW.body ->> '$.number');
END;

CREATE TRIGGER event_number_added_once BEFORE INSERT ON event WHEN NEW.kind = 'number_added' BEGIN
    SELECT raise(ABORT, 'a number is added once')
     WHERE EXISTS (SELECT 1 FROM event WHERE kind = 'number_added' AND body ->> '$.number' = NEW.body ->> '$.number');
END;

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN
    SELECT raise(ABORT, 'a fact is never changed');
END;

CREATE TRIGGER event_never_goes BEFORE DELETE ON event BEGIN
    SELECT raise(ABORT, 'a fact is never erased');
END;

-- What the facts add up to, for people who open the log in a SQLite tool. The program itself reads the facts only.
--
-- The views have no indexes of their own, which every issuance would pay for: each reads the facts that it needs once,
-- sums them up, and looks up single facts by `seq`.

-- Everything, one fact a line.
CREATE VIEW log AS
SELECT
    seq,
    recorded_at,
    occurred_at,
    actor ->> '$.vgr_id' AS who,
    actor ->> '$.role' AS role,
    actor ->> '$.login' AS login,
    actor ->> '$.via' AS via,
    kind,
    body,
    request,
    lower(hex(hash)) AS hash
FROM event
ORDER BY seq;

-- The pool, in its order.
CREATE VIEW pool AS
WITH gone AS MATERIALIZED (
    SELECT body ->> '$.number' AS number, kind, coalesce(body ->> '$.reason', body ->> '$.because') AS because
      FROM event
     WHERE kind IN ('number_withdrawn', 'number_quarantined')
)
SELECT
    added.body ->> '$.number' AS number,
    added.body ->> '$.sex' AS sex,
    CASE
        WHEN issued.seq IS NOT NULL THEN 'issued'
        WHEN gone.kind = 'number_quarantined' THEN 'quarantined'
        WHEN gone.kind IS NOT NULL THEN 'withdrawn'
        ELSE 'free'
    END AS state,
    issued.body ->> '$.issuance' AS issuance,
    gone.because AS withdrawn_because,
    coalesce(added.body ->> '$.doubts', '[]') AS doubts,
    added.occurred_at AS added_at,
    added.seq AS seq
FROM event AS added
LEFT JOIN event AS issued ON issued.kind = 'issued' AND issued.body ->> '$.number' = added.body ->> '$.number'
LEFT JOIN gone ON gone.number = added.body ->> '$.number'
WHERE added.kind = 'number_added'
ORDER BY added.seq;

-- Conflicts: numbers that were given twice, on paper and from the log.
CREATE VIEW conflict AS
WITH resolved AS MATERIALIZED (
    SELECT body ->> '$.conflict' AS conflict, occurred_at, actor, body FROM event WHERE kind = 'conflict_resolved'
)
SELECT
    found.body ->> '$.conflict' AS id,
    found.body ->> '$.number' AS number,
    found.body ->> '$.with' AS issuance,
    found.body ->> '$.outage' AS outage,
    found.body ->> '$.requested_by' AS requested_by,
    found.body ->> '$.clinic' AS clinic,
    found.body ->> '$.ward' AS ward,
    found.body ->> '$.callback' AS callback,
    found.body ->> '$.paper.given_by' AS given_by,
    found.occurred_at AS given_at,
    found.recorded_at AS found_at,
    found.actor ->> '$.vgr_id' AS found_by,
    resolved.occurred_at AS resolved_at,
    resolved.actor ->> '$.vgr_id' AS resolved_by,
    resolved.body ->> '$.reason' AS resolution,
    found.seq AS seq
FROM event AS found
LEFT JOIN resolved ON resolved.conflict = found.body ->> '$.conflict'
WHERE found.kind = 'conflict_found'
ORDER BY found.seq;

-- The steps that stand: those that nobody has taken back afterwards. `reconciled` is the case, as `kvittera reconcile`
-- names it: the number of the issuance, or `k` and that of the conflict.
CREATE VIEW standing AS
WITH step AS MATERIALIZED (
    SELECT seq, kind, CAST(coalesce(body ->> '$.issuance', 'k' || (body ->> '$.conflict')) AS TEXT) AS reconciled,
           occurred_at, recorded_at, actor, body
      FROM event
     WHERE kind IN ('voided', 'replaced', 'raps_notified', 'unused')
),
undone AS MATERIALIZED (
    SELECT body ->> '$.step' AS kind,
           CAST(coalesce(body ->> '$.issuance', 'k' || (body ->> '$.conflict')) AS TEXT) AS reconciled, max(seq) AS seq
      FROM event
     WHERE kind = 'undone'
     GROUP BY 1, 2
)
SELECT step.seq, step.kind, step.reconciled, step.occurred_at, step.recorded_at, step.actor, step.body
FROM step
LEFT JOIN undone ON undone.kind = step.kind AND undone.reconciled = step.reconciled
WHERE undone.seq IS NULL OR undone.seq < step.seq;

-- Issuances, with all corrections applied.
CREATE VIEW issuance AS
WITH voided AS MATERIALIZED (
    SELECT body ->> '$.issuance' AS issuance, occurred_at, actor, body FROM standing WHERE kind = 'voided'
),
-- Of each field the last fact that has set it right.
corrected AS MATERIALIZED (
    SELECT body ->> '$.issuance' AS issuance,
           count(*) AS corrections,
           max(iif(body ->> '$.requested_by' IS NULL, NULL, seq)) AS requested_by,
           max(iif(body ->> '$.clinic' IS NULL, NULL, seq)) AS clinic,
           max(iif(body ->> '$.ward' IS NULL, NULL, seq)) AS ward,
           max(iif(body ->> '$.callback' IS NULL, NULL, seq)) AS callback
      FROM event
     WHERE kind = 'corrected'
     GROUP BY 1
),
heard AS MATERIALIZED (
    SELECT body ->> '$.issuance' AS issuance,
           max(iif(kind = 'read_back_skipped' OR body ->> '$.matched', seq, NULL)) AS settled,
           sum(kind = 'read_back' AND NOT body ->> '$.matched') AS misses
      FROM event
     WHERE kind IN ('read_back', 'read_back_skipped')
     GROUP BY 1
)
SELECT
    issued.body ->> '$.issuance' AS id,
    issued.body ->> '$.number' AS number,
    issued.body ->> '$.sex' AS sex,
    issued.body ->> '$.outage' AS outage,
    issued.occurred_at AS issued_at,
    issued.recorded_at AS entered_at,
    coalesce(issued.body ->> '$.paper.given_by', issued.actor ->> '$.vgr_id') AS issued_by,
    issued.actor ->> '$.vgr_id' AS entered_by,
    issued.body ->> '$.paper.given_by' AS paper_given_by,
    coalesce((SELECT body FROM event WHERE seq = corrected.requested_by), issued.body) ->> '$.requested_by'
        AS requested_by,
    coalesce((SELECT body FROM event WHERE seq = corrected.clinic), issued.body) ->> '$.clinic' AS clinic,
    coalesce((SELECT body FROM event WHERE seq = corrected.ward), issued.body) ->> '$.ward' AS ward,
    -- An empty text sets right that there is none.
    nullif(coalesce((SELECT body FROM event WHERE seq = corrected.callback), issued.body) ->> '$.callback', '')
        AS callback,
    coalesce((SELECT iif(kind = 'read_back', 'matched', 'skipped') FROM event WHERE seq = heard.settled),
             iif(issued.body ->> '$.paper' IS NULL, 'awaited', 'on_paper')) AS read_back,
    coalesce(heard.misses, 0) AS misses,
    voided.occurred_at AS voided_at,
    voided.actor ->> '$.vgr_id' AS voided_by,
    voided.body ->> '$.reason' AS void_reason,
    coalesce(corrected.corrections, 0) AS corrections,
    issued.seq AS seq
FROM event AS issued
LEFT JOIN voided ON voided.issuance = issued.body ->> '$.issuance'
LEFT JOIN corrected ON corrected.issuance = issued.body ->> '$.issuance'
LEFT JOIN heard ON heard.issuance = issued.body ->> '$.issuance'
WHERE issued.kind = 'issued'
ORDER BY issued.seq;

-- Outages, from the first word to the last; `started_at` is NULL until somebody said that one began.
CREATE VIEW outage AS
-- Of each outage the facts that say how it stands, each by its place.
WITH course AS MATERIALIZED (
    SELECT body ->> '$.outage' AS outage,
           min(iif(kind IN ('outage_planned', 'outage_suspected'), seq, NULL)) AS opened,
           max(iif(kind IN ('outage_planned', 'outage_replanned'), seq, NULL)) AS plan,
           min(iif(kind IN ('outage_suspected', 'outage_confirmed'), seq, NULL)) AS begun,
           min(iif(kind = 'outage_confirmed', seq, NULL)) AS confirmed,
           max(iif(kind = 'outage_times_set' AND body ->> '$.started_at' IS NOT NULL, seq, NULL)) AS start_set,
           max(iif(kind IN ('outage_ended', 'outage_reopened'), seq, NULL)) AS ended,
           max(iif(kind IN ('outage_ended', 'outage_reopened')
                   OR (kind = 'outage_times_set' AND body ->> '$.ended_at' IS NOT NULL), seq, NULL)) AS end_set,
           max(iif(kind IN ('outage_planned', 'outage_cancelled', 'outage_suspected', 'outage_confirmed',
                            'outage_ended', 'outage_reopened', 'outage_reconciled'), seq, NULL)) AS last,
           sum(kind = 'outage_noted') AS notes
      FROM event
     WHERE kind GLOB 'outage_*'
     GROUP BY 1
),
lent AS MATERIALIZED (
    SELECT seq, kind, body ->> '$.outage' AS outage,
           CAST(coalesce(body ->> '$.issuance', 'k' || (body ->> '$.conflict')) AS TEXT) AS reconciled
      FROM event
     WHERE kind IN ('issued', 'conflict_found')
),
borrowed AS MATERIALIZED (
    SELECT outage, sum(kind = 'issued') AS issuances, max(seq) AS last FROM lent GROUP BY 1
),
taken_up AS MATERIALIZED (
    SELECT lent.outage, max(undone.seq) AS last
      FROM event AS undone
      JOIN lent
        ON lent.reconciled = CAST(coalesce(undone.body ->> '$.issuance', 'k' || (undone.body ->> '$.conflict')) AS TEXT)
     WHERE undone.kind = 'undone'
     GROUP BY 1
)
SELECT
    course.outage AS id,
    iif(opened.kind = 'outage_planned', 'planned', 'unplanned') AS kind,
    CASE last.kind
        WHEN 'outage_planned' THEN 'planned'
        WHEN 'outage_cancelled' THEN 'cancelled'
        WHEN 'outage_suspected' THEN 'suspected'
        -- What turned up on paper afterwards, or was taken back, is owed again.
        WHEN 'outage_reconciled' THEN iif(max(coalesce(borrowed.last, 0), coalesce(taken_up.last, 0)) > last.seq,
                                          'ended', 'reconciled')
        WHEN 'outage_ended' THEN 'ended'
        ELSE 'confirmed'
    END AS state,
    plan.body ->> '$.from' AS planned_from,
    plan.body ->> '$.to' AS planned_to,
    plan.body ->> '$.reference' AS reference,
    coalesce(strftime('%Y-%m-%dT%H:%M:%f000Z', start_set.body ->> '$.started_at'), begun.occurred_at) AS started_at,
    begun.actor ->> '$.vgr_id' AS started_by,
    opened.body ->> '$.checked' AS checked,
    confirmed.occurred_at AS confirmed_at,
    confirmed.actor ->> '$.vgr_id' AS confirmed_by,
    CASE end_set.kind
        WHEN 'outage_ended' THEN end_set.occurred_at
        WHEN 'outage_times_set' THEN strftime('%Y-%m-%dT%H:%M:%f000Z', end_set.body ->> '$.ended_at')
    END AS ended_at,
    iif(ended.kind = 'outage_ended', ended.actor ->> '$.vgr_id', NULL) AS ended_by,
    course.notes AS notes,
    coalesce(borrowed.issuances, 0) AS issuances
FROM course
JOIN event AS opened ON opened.seq = course.opened
LEFT JOIN event AS plan ON plan.seq = course.plan
LEFT JOIN event AS begun ON begun.seq = course.begun
LEFT JOIN event AS confirmed ON confirmed.seq = course.confirmed
LEFT JOIN event AS start_set ON start_set.seq = course.start_set
LEFT JOIN event AS ended ON ended.seq = course.ended
LEFT JOIN event AS end_set ON end_set.seq = course.end_set
LEFT JOIN event AS last ON last.seq = course.last
LEFT JOIN borrowed ON borrowed.outage = course.outage
LEFT JOIN taken_up ON taken_up.outage = course.outage
ORDER BY course.opened;

-- Every patient who carries a borrowed number, or did: issuances, and the second patients of conflicts. The old id is
-- `number`, the new one `replacement`; look for either.
CREATE VIEW reconciliation AS
WITH borrowed AS (
    SELECT CAST(id AS TEXT) AS reconciled, id AS issuance, NULL AS conflict, number, sex, outage, clinic, ward,
           requested_by, issued_by, issued_at, voided_at, voided_by, void_reason, seq
      FROM issuance
    UNION ALL
    SELECT CAST('k' || conflict.id AS TEXT), NULL, conflict.id, conflict.number, added.body ->> '$.sex',
           conflict.outage, clinic, ward, requested_by, given_by, given_at, NULL, NULL, NULL, conflict.seq
      FROM conflict
      LEFT JOIN event AS added ON added.kind = 'number_added' AND added.body ->> '$.number' = conflict.number
),
stands AS MATERIALIZED (
    SELECT reconciled,
           max(iif(kind = 'replaced', seq, NULL)) AS replaced,
           max(iif(kind = 'unused', seq, NULL)) AS unused,
           max(iif(kind = 'raps_notified', seq, NULL)) AS notified
      FROM standing
     GROUP BY 1
)
SELECT
    borrowed.reconciled AS id,
    borrowed.issuance,
    borrowed.conflict,
    borrowed.number,
    borrowed.sex,
    borrowed.outage,
    borrowed.clinic,
    borrowed.ward,
    borrowed.requested_by,
    borrowed.issued_by,
    borrowed.issued_at,
    CASE
        WHEN borrowed.voided_at IS NOT NULL THEN 'void'
        WHEN unused.seq IS NOT NULL THEN 'unused'
        WHEN replaced.seq IS NOT NULL
             AND notified.seq IS NOT NULL
             AND coalesce(notified.body ->> '$.replacement', replaced.body ->> '$.replacement')
                 = replaced.body ->> '$.replacement' THEN 'done'
        WHEN replaced.seq IS NOT NULL THEN 'replaced'
        WHEN notified.seq IS NOT NULL AND notified.body ->> '$.replacement' IS NULL THEN 'notified'
        ELSE 'open'
    END AS state,
    replaced.body ->> '$.replacement.system' AS system,
    replaced.body ->> '$.replacement.value' AS replacement,
    replaced.body ->> '$.identity' AS identity,
    coalesce(replaced.body ->> '$.doubts', '[]') AS doubts,
    replaced.occurred_at AS replaced_at,
    replaced.actor ->> '$.vgr_id' AS replaced_by,
    notified.occurred_at AS raps_at,
    coalesce(notified.body ->> '$.notified_by', notified.actor ->> '$.vgr_id') AS raps_by,
    notified.body ->> '$.reference' AS raps_reference,
    coalesce(borrowed.voided_at, unused.occurred_at) AS closed_without_at,
    coalesce(borrowed.voided_by, unused.actor ->> '$.vgr_id') AS closed_without_by,
    coalesce(borrowed.void_reason, unused.body ->> '$.reason') AS closed_without_because,
    borrowed.seq AS seq
FROM borrowed
LEFT JOIN stands ON stands.reconciled = borrowed.reconciled
LEFT JOIN event AS replaced ON replaced.seq = stands.replaced
LEFT JOIN event AS unused ON unused.seq = stands.unused
LEFT JOIN event AS notified ON notified.seq = stands.notified
ORDER BY borrowed.issued_at, borrowed.seq;
