package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/** An analytic whose rows or contribution look something up in the {@linkplain Settings#catalogue catalogue}, and are shown again when it changes. */
public interface ReadsCatalogue<S> extends Analytic<S> {

  /** The subject whose rows may change when the catalogue says something else about a course, topic or assessment. */
  Id subjectFor(Id changed);
}
