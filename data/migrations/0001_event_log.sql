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
