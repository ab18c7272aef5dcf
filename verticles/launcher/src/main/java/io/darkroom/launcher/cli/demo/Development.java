package io.darkroom.launcher.cli.demo;

import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.darkroom.launcher.cli.JobText;
import io.darkroom.launcher.cli.UploadProgress;
import io.darkroom.launcher.cli.api.Api;
import io.darkroom.launcher.cli.api.JobWait;
import io.darkroom.launcher.cli.api.Query;
import io.darkroom.launcher.cli.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends photos through the HTTP API and fetches what is made of them, as any client would. */
final class Development {
  /** What is made of each photo, as the API's query spells it. */
  static final List<String> RENDITIONS =
      List.of(
          "large:1600x1600",
          "medium:800x800",
          "square:400x400,fit=cover",
          "small:250x250",
          "web:250x250,format=webp",
          "thumb:50x50,fit=cover,format=png");

  private final Api api;
  private final String notify;
  private final Screen screen;

  /**
   * @param notify where the postbacks go
   */
  Development(Api api, String notify, Screen screen) {
    this.api = api;
    this.notify = notify;
    this.screen = screen;
  }

  /** Develops one photo into {@code folder}. */
  Developed develop(Photo photo, Path folder) throws IOException {
    long began = System.nanoTime();
    Query query = new Query().add("notify", notify).add("metadata.photo", photo.name());
    RENDITIONS.forEach(one -> query.add("rendition", one));
    UploadProgress progress = new UploadProgress(screen, photo.file());
    String id = api.upload(photo.file(), query, null, progress).getString("id");
    JobView job = new JobWait(api).ended(id, step -> JobText.draw(screen, step));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    screen.clear();
    List<Developed.Print> prints = new ArrayList<>();
    for (Rendition rendition : job.renditions()) {
      prints.add(new Developed.Print(rendition, fetch(id, rendition, folder)));
    }
    return new Developed(photo, job, took, prints);
  }

  private Path fetch(String id, Rendition rendition, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(rendition.name() + "." + extension(rendition));
    return Files.write(file, api.rendition(id, rendition.name()));
  }

  private static String extension(Rendition rendition) {
    String format = JobText.format(rendition);
    return format.equals("jpeg") ? "jpg" : format;
  }
}
