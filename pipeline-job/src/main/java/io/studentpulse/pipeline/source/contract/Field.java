package io.studentpulse.pipeline.source.contract;

/** What a field of an incoming event means, whatever it was called. */
public enum Field {
  // ids with a column of their own
  STUDENT("student"), SESSION("session"), COURSE("course"), LESSON("lesson"), VIDEO("video"), ASSESSMENT("assessment"),
  // ids that are facts of some types, and no nonsense on any
  INSTRUCTOR("instructor"), MODULE("module"), QUESTION("question"), SUBMISSION("submission"), MATERIAL("material"), POST("post"),
  LIVE_CLASS("class"), CONTENT("content"), TOPIC("topic"), EVENT_ID("event"),
  // a player's numbers
  POSITION("current_time"), FROM("from"), TO("to"), DURATION("video_duration"), RATE("playback_rate"),
  // short texts
  ZONE("time_zone"), DEVICE_TYPE("device_type"), OS("os"), BROWSER("browser"), COUNTRY("country"), IP("ip"),
  // times
  TIMESTAMP("timestamp"), OTHER_TIME("completed_at"), SENT_AT("sent_at"),
  // structure
  TYPE("event_type"), CONTEXT("context"), DEVICE("device"), PAYLOAD("payload"), EVENTS("events"),
  // what must not be stored
  PERSONAL("personal"), FREE_TEXT("text"),
  /** {@code type} means something inside a device only. */
  BARE_TYPE("type"),
  USER("user"), TEACHER("teacher"),
  /** Whom an event on a teacher's topic is about: who got the grade, if it is one. */
  GRADED("student"),
  OTHER("other");

  static final int COUNT = values().length;

  private final String label;

  Field(String label) {
    this.label = label;
  }

  /** The contract's own word: the kind of an external id, and what an error message may call the field. */
  String label() {
    return label;
  }

  /** The name of the field itself. */
  public String contractName() {
    return isId() || this == USER || this == TEACHER ? label + "_id" : label;
  }

  boolean isId() {
    return ordinal() <= EVENT_ID.ordinal();
  }

  boolean hasColumn() {
    return ordinal() <= ASSESSMENT.ordinal();
  }
}
