-- What has become of every borrowed number, with steps that were taken back left out.

DROP VIEW issuance;
DROP VIEW outage;

-- The steps that stand: those that nobody has taken back afterwards. `reconciled` is the case, as `kvittera reconcile`
-- names it: the hand-out's number, or `k` and the clash's.
CREATE VIEW standing AS
SELECT
    step.seq,
    step.kind,
    coalesce(CAST(step.body ->> '$.issuance' AS TEXT), 'k' || (step.body ->> '$.conflict')) AS reconciled,
    step.occurred_at,
    step.recorded_at,
    step.actor,
    step.body
FROM event AS step
WHERE step.kind IN ('voided', 'replaced', 'raps_notified', 'unused')
  AND NOT EXISTS (SELECT 1 FROM event AS undone
                   WHERE undone.kind = 'undone' AND undone.seq > step.seq
                     AND undone.body ->> '$.step' = step.kind
                     AND undone.body ->> '$.issuance' IS step.body ->> '$.issuance'
                     AND undone.body ->> '$.conflict' IS step.body ->> '$.conflict');

-- Hand-outs, with all corrections applied.
CREATE VIEW issuance AS
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
    coalesce((SELECT body ->> '$.requested_by' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.requested_by' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.requested_by') AS requested_by,
    coalesce((SELECT body ->> '$.clinic' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.clinic' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.clinic') AS clinic,
    coalesce((SELECT body ->> '$.ward' FROM event
               WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND body ->> '$.ward' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), issued.body ->> '$.ward') AS ward,
    -- An empty text sets right that there is none.
    nullif(coalesce((SELECT body ->> '$.callback' FROM event
                      WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance'
                        AND body ->> '$.callback' IS NOT NULL
                      ORDER BY seq DESC LIMIT 1), issued.body ->> '$.callback'), '') AS callback,
    coalesce((SELECT iif(kind = 'read_back', 'matched', 'skipped') FROM event
               WHERE body ->> '$.issuance' = issued.body ->> '$.issuance'
                 AND kind IN ('read_back', 'read_back_skipped')
                 AND (kind = 'read_back_skipped' OR body ->> '$.matched')
               ORDER BY seq DESC LIMIT 1),
             iif(issued.body ->> '$.paper' IS NULL, 'awaited', 'on_paper')) AS read_back,
    (SELECT count(*) FROM event
      WHERE body ->> '$.issuance' = issued.body ->> '$.issuance'
        AND kind = 'read_back' AND NOT body ->> '$.matched') AS misses,
    voided.occurred_at AS voided_at,
    voided.actor ->> '$.vgr_id' AS voided_by,
    voided.body ->> '$.reason' AS void_reason,
    (SELECT count(*) FROM event
      WHERE kind = 'corrected' AND body ->> '$.issuance' = issued.body ->> '$.issuance') AS corrections,
    issued.seq AS seq
FROM event AS issued
LEFT JOIN standing AS voided
    ON voided.kind = 'voided' AND voided.reconciled = CAST(issued.body ->> '$.issuance' AS TEXT)
WHERE issued.kind = 'issued'
ORDER BY issued.seq;

-- Outages, from the first word to the last; `started_at` stands open until somebody said that one began.
CREATE VIEW outage AS
SELECT
    opened.body ->> '$.outage' AS id,
    iif(opened.kind = 'outage_planned', 'planned', 'unplanned') AS kind,
    (SELECT CASE kind
                WHEN 'outage_planned' THEN 'planned'
                WHEN 'outage_cancelled' THEN 'cancelled'
                WHEN 'outage_suspected' THEN 'suspected'
                WHEN 'outage_reconciled' THEN
                    -- What turned up on paper afterwards, or was taken back, is owed again.
                    iif(EXISTS (SELECT 1 FROM event AS later
                                 WHERE later.kind IN ('issued', 'conflict_found') AND later.seq > step.seq
                                   AND later.body ->> '$.outage' = step.body ->> '$.outage')
                        OR EXISTS (SELECT 1 FROM event AS undone
                                   JOIN event AS borrowed
                                     ON (borrowed.kind = 'issued'
                                         AND borrowed.body ->> '$.issuance' = undone.body ->> '$.issuance')
                                     OR (borrowed.kind = 'conflict_found'
                                         AND borrowed.body ->> '$.conflict' = undone.body ->> '$.conflict')
                                  WHERE undone.kind = 'undone' AND undone.seq > step.seq
                                    AND borrowed.body ->> '$.outage' = step.body ->> '$.outage'),
                        'ended', 'reconciled')
                WHEN 'outage_ended' THEN 'ended'
                ELSE 'confirmed'
            END
       FROM event AS step
      WHERE kind IN ('outage_planned', 'outage_cancelled', 'outage_suspected', 'outage_confirmed', 'outage_ended',
                     'outage_reopened', 'outage_reconciled')
        AND body ->> '$.outage' = opened.body ->> '$.outage'
      ORDER BY seq DESC LIMIT 1) AS state,
    plan.body ->> '$.from' AS planned_from,
    plan.body ->> '$.to' AS planned_to,
    plan.body ->> '$.reference' AS reference,
    coalesce((SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', body ->> '$.started_at') FROM event
               WHERE kind = 'outage_times_set' AND body ->> '$.outage' = opened.body ->> '$.outage'
                 AND body ->> '$.started_at' IS NOT NULL
               ORDER BY seq DESC LIMIT 1), begun.occurred_at) AS started_at,
    begun.actor ->> '$.vgr_id' AS started_by,
    opened.body ->> '$.checked' AS checked,
    confirmed.occurred_at AS confirmed_at,
    confirmed.actor ->> '$.vgr_id' AS confirmed_by,
    (SELECT CASE kind
                WHEN 'outage_ended' THEN occurred_at
                WHEN 'outage_times_set' THEN strftime('%Y-%m-%dT%H:%M:%f000Z', body ->> '$.ended_at')
            END
       FROM event
      WHERE kind IN ('outage_ended', 'outage_reopened', 'outage_times_set')
        AND (kind <> 'outage_times_set' OR body ->> '$.ended_at' IS NOT NULL)
        AND body ->> '$.outage' = opened.body ->> '$.outage'
      ORDER BY seq DESC LIMIT 1) AS ended_at,
    (SELECT iif(kind = 'outage_ended', actor ->> '$.vgr_id', NULL) FROM event
      WHERE kind IN ('outage_ended', 'outage_reopened') AND body ->> '$.outage' = opened.body ->> '$.outage'
      ORDER BY seq DESC LIMIT 1) AS ended_by,
    (SELECT count(*) FROM event WHERE kind = 'outage_noted' AND body ->> '$.outage' = opened.body ->> '$.outage')
        AS notes,
    (SELECT count(*) FROM event WHERE kind = 'issued' AND body ->> '$.outage' = opened.body ->> '$.outage')
        AS issuances
FROM event AS opened
LEFT JOIN event AS plan
    ON plan.seq = (SELECT max(seq) FROM event
                    WHERE kind IN ('outage_planned', 'outage_replanned')
                      AND body ->> '$.outage' = opened.body ->> '$.outage')
LEFT JOIN event AS begun
    ON begun.seq = (SELECT min(seq) FROM event
                     WHERE kind IN ('outage_suspected', 'outage_confirmed')
                       AND body ->> '$.outage' = opened.body ->> '$.outage')
LEFT JOIN event AS confirmed
    ON confirmed.kind = 'outage_confirmed' AND confirmed.body ->> '$.outage' = opened.body ->> '$.outage'
WHERE opened.kind IN ('outage_planned', 'outage_suspected')
ORDER BY opened.seq;

-- Every patient who carries a borrowed number, or did: hand-outs, and the second patients of clashes. The old id is
-- `number`, the new one `replacement`; look for either.
CREATE VIEW reconciliation AS
WITH borrowed AS (
    SELECT CAST(id AS TEXT) AS reconciled, id AS issuance, NULL AS conflict, number, sex, outage, clinic, ward,
           requested_by, issued_by, issued_at, voided_at, voided_by, void_reason, seq
      FROM issuance
    UNION ALL
    SELECT 'k' || id, NULL, id, number, (SELECT sex FROM pool WHERE pool.number = conflict.number), outage, clinic, ward,
           requested_by, given_by, given_at, NULL, NULL, NULL, seq
      FROM conflict
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
LEFT JOIN standing AS replaced ON replaced.kind = 'replaced' AND replaced.reconciled = borrowed.reconciled
LEFT JOIN standing AS unused ON unused.kind = 'unused' AND unused.reconciled = borrowed.reconciled
LEFT JOIN standing AS notified
    ON notified.seq = (SELECT max(seq) FROM standing
                        WHERE kind = 'raps_notified' AND standing.reconciled = borrowed.reconciled)
ORDER BY borrowed.issued_at, borrowed.seq;
