package io.darkroom.launcher.cli.demo;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What became of a photo.
 *
 * @param job as it ended
 * @param took from the first byte sent to the end of the job
 * @param prints its renditions, fetched; none if the job has failed
 */
record Developed(Photo photo, JobView job, Duration took, List<Print> prints) {
  /** A rendition that was fetched into a file. */
  record Print(Rendition rendition, Path file) {}

  boolean succeeded() {
    return job.state() == JobState.SUCCEEDED;
  }
}
