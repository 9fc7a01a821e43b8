-- A notice to RAPS that was taken back is owed until RAPS is told again, unless a person says that RAPS was never told.
-- And a conflict that was none, since the same issuance was entered twice, is no case.

DROP VIEW reconciliation;
DROP VIEW outage;
DROP VIEW conflict;

-- Conflicts: numbers that were given twice, on paper and from the log. One that was taken back was none.
CREATE VIEW conflict AS
WITH closed AS MATERIALIZED (
    SELECT body ->> '$.conflict' AS conflict, max(seq) AS seq, max(kind = 'conflict_taken_back') AS taken_back
      FROM event
     WHERE kind IN ('conflict_resolved', 'conflict_taken_back')
     GROUP BY 1
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
    coalesce(closed.taken_back, 0) AS taken_back,
    found.seq AS seq
FROM event AS found
LEFT JOIN closed ON closed.conflict = found.body ->> '$.conflict'
LEFT JOIN event AS resolved ON resolved.seq = closed.seq
WHERE found.kind = 'conflict_found'
ORDER BY found.seq;

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
-- What older programs took back at RAPS without asking whether RAPS had been told; it was owed until RAPS was told again.
owed AS MATERIALIZED (
    SELECT lent.outage, undone.seq AS since,
           (SELECT min(word.seq)
              FROM event AS word
             WHERE word.seq > undone.seq
               AND word.kind = 'raps_notified'
               AND CAST(coalesce(word.body ->> '$.issuance', 'k' || (word.body ->> '$.conflict')) AS TEXT)
                   = lent.reconciled) AS until
      FROM event AS undone
      JOIN lent
        ON lent.reconciled = CAST(coalesce(undone.body ->> '$.issuance', 'k' || (undone.body ->> '$.conflict')) AS TEXT)
     WHERE undone.kind = 'undone' AND undone.body ->> '$.step' = 'raps_notified' AND undone.body ->> '$.raps' IS NULL
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
        WHEN 'outage_reconciled' THEN iif(max(coalesce(borrowed.last, 0), coalesce(taken_up.last, 0)) > last.seq
                                          OR EXISTS (SELECT 1 FROM owed
                                                      WHERE owed.outage = course.outage AND owed.since < last.seq
                                                        AND coalesce(owed.until > last.seq, 1)),
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

-- What RAPS goes by in each case: the last that it was told, without what a person said it was never told.
CREATE VIEW raps AS
WITH word AS MATERIALIZED (
    SELECT seq, CAST(coalesce(body ->> '$.issuance', 'k' || (body ->> '$.conflict')) AS TEXT) AS reconciled,
           CASE WHEN kind = 'raps_notified' THEN 1 WHEN body ->> '$.raps' = 'never_told' THEN -1 ELSE 0 END AS adds
      FROM event
     WHERE kind = 'raps_notified' OR (kind = 'undone' AND body ->> '$.step' = 'raps_notified')
),
-- How many words stand after each one, and at the end.
counted AS MATERIALIZED (
    SELECT seq, reconciled, adds, sum(adds) OVER (PARTITION BY reconciled ORDER BY seq) AS words,
           sum(adds) OVER (PARTITION BY reconciled) AS at_last
      FROM word
),
last AS MATERIALIZED (
    SELECT reconciled, max(seq) AS seq FROM counted WHERE adds = 1 AND words = at_last GROUP BY 1
),
-- When it was first and last taken back although RAPS was told.
taken_back AS MATERIALIZED (
    SELECT last.reconciled, min(counted.seq) AS seq, max(counted.seq) AS last
      FROM last
      JOIN counted ON counted.reconciled = last.reconciled AND counted.seq > last.seq
     WHERE counted.adds = 0 AND counted.words = counted.at_last
     GROUP BY 1
),
replaced AS MATERIALIZED (
    SELECT seq, CAST(coalesce(body ->> '$.issuance', 'k' || (body ->> '$.conflict')) AS TEXT) AS reconciled
      FROM event
     WHERE kind = 'replaced'
),
-- A notice that came before the new id was about the first one that was recorded while it stood.
bound AS MATERIALIZED (
    SELECT last.reconciled, min(replaced.seq) AS seq
      FROM last
      JOIN replaced ON replaced.reconciled = last.reconciled AND replaced.seq > last.seq
      LEFT JOIN taken_back ON taken_back.reconciled = last.reconciled
     WHERE coalesce(replaced.seq < taken_back.seq, 1)
     GROUP BY 1
)
SELECT
    last.reconciled,
    coalesce(told.body ->> '$.replacement.value', named.body ->> '$.replacement.value') AS told,
    coalesce(told.body ->> '$.replacement', named.body ->> '$.replacement') AS told_whole,
    taken_back.last AS taken_back,
    -- RAPS was told only that something earlier does not hold.
    told.body ->> '$.undoes' IS NOT NULL AND told.body ->> '$.replacement' IS NULL AS retracts,
    last.seq AS seq
FROM last
JOIN event AS told ON told.seq = last.seq
LEFT JOIN taken_back ON taken_back.reconciled = last.reconciled
LEFT JOIN bound ON bound.reconciled = last.reconciled
LEFT JOIN event AS named ON named.seq = bound.seq
ORDER BY last.seq;

-- Every patient who carries a borrowed number, or did: issuances, and the second patients of conflicts. The old id is
-- `number`, the new one `replacement`; look for either. `raps_told` is what RAPS goes by, which it must be told to undo
-- where `raps_must_undo` says so.
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
     WHERE NOT conflict.taken_back
),
stands AS MATERIALIZED (
    SELECT reconciled,
           max(iif(kind = 'replaced', seq, NULL)) AS replaced,
           max(iif(kind = 'unused', seq, NULL)) AS unused
      FROM standing
     GROUP BY 1
),
-- Whether RAPS knows what stands, or must be told to undo what it goes by.
course AS MATERIALIZED (
    SELECT borrowed.reconciled, replaced.seq AS replaced, stands.unused, raps.seq AS told, raps.told AS raps_told,
           raps.taken_back IS NULL AND NOT raps.retracts
               AND coalesce(raps.told_whole = replaced.body ->> '$.replacement', raps.told_whole IS NULL) AS knows,
           -- What was taken back, and whose new id was recorded once more, must be told again and not undone.
           raps.retracts OR coalesce(raps.told_whole = replaced.body ->> '$.replacement'
                                         AND replaced.seq > raps.taken_back, 0) AS is_right
      FROM borrowed
      LEFT JOIN stands ON stands.reconciled = borrowed.reconciled
      LEFT JOIN event AS replaced ON replaced.seq = stands.replaced
      LEFT JOIN raps ON raps.reconciled = borrowed.reconciled
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
        WHEN NOT course.knows AND NOT course.is_right THEN iif(replaced.seq IS NULL, 'open', 'replaced')
        WHEN borrowed.voided_at IS NOT NULL THEN 'void'
        WHEN unused.seq IS NOT NULL THEN 'unused'
        WHEN replaced.seq IS NOT NULL THEN iif(course.knows, 'done', 'replaced')
        WHEN course.knows THEN 'notified'
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
    course.raps_told,
    coalesce(NOT course.knows AND NOT course.is_right, 0) AS raps_must_undo,
    coalesce(borrowed.voided_at, unused.occurred_at) AS closed_without_at,
    coalesce(borrowed.voided_by, unused.actor ->> '$.vgr_id') AS closed_without_by,
    coalesce(borrowed.void_reason, unused.body ->> '$.reason') AS closed_without_because,
    borrowed.seq AS seq
FROM borrowed
LEFT JOIN course ON course.reconciled = borrowed.reconciled
LEFT JOIN event AS replaced ON replaced.seq = course.replaced
LEFT JOIN event AS unused ON unused.seq = course.unused
LEFT JOIN event AS notified ON notified.seq = course.told
ORDER BY borrowed.issued_at, borrowed.seq;
