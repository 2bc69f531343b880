package dev.orgate.server.zstack;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import io.vertx.core.Future;
import java.util.List;

/** The calls about projects, which there are none of; whoever calls them is told so. */
final class ProjectCalls {
  private static final String PROJECTS = "/iam2/projects";

  private ProjectCalls() {}

  static List<Route> routes() {
    return List.of(
        Route.async(
            POST,
            PROJECTS + "/:projectUuid/iam2/organizations/:organizationUuid",
            ProjectCalls::refuse),
        Route.async(DELETE, PROJECTS + "/:projectUuid/iam2/organizations", ProjectCalls::refuse),
        Route.sync(PROJECTS + "/organizations/refs", ProjectCalls::refuse));
  }

  private static Future<Reply> refuse(Call call) {
    throw ZstackError.OPERATION.because("not supported: there are no projects here");
  }
}
