-- Settings and rules have dead letters, too. Comments alone.

ALTER TABLE analytics.dead_letters
  COMMENT COLUMN source_partition 'Partition of the rejected record; -1 where a rule failed that no record had called: at midnight, over a setting, for an answer',
  COMMENT COLUMN stage 'Where: decode, validate, control (a setting, or what was released from quarantine), rule (it threw). What a store refuses is on the topic activity.dead-letter alone';
