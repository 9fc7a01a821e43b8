-- Outages as they have come to be told: planned ones too, with times set afterwards, reopened, reconciled.

DROP VIEW outage;

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
                    -- What turned up on paper afterwards is owed again.
                    iif(EXISTS (SELECT 1 FROM event AS later
                                 WHERE later.kind IN ('issued', 'conflict_found') AND later.seq > step.seq
                                   AND later.body ->> '$.outage' = step.body ->> '$.outage'), 'ended', 'reconciled')
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
