package dev.orgate.server.authorization;

import java.util.List;

/** Who is answered what by the SWR dialect. */
final class SwrMatrix {
  private static final String TABLE =
      """
                      nobody alien alien-admin peer read edit manage creator admin operator alien-op

      GET /v2/manage/namespaces
        any            401    200      200     200  200  200   200     200    200    200      200
        own            401    404      404     404  200  200   200     200    200    404      404
        recreated      401    404      404     404  404  404   404     404    200    404      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      POST /v2/manage/namespaces
        missing        401    403      201     403  403  403   403     403    201    403      403
        own            401    403      409     403  403  403   403     403    409    403      403
        recreated      401    403      409     403  403  403   403     403    409    403      403
        foreign        401    403      409     403  403  403   403     403    409    403      403
        moved          401    403      409     403  403  403   403     403    409    403      403

      GET /v2/manage/namespaces/:namespace
        own            401    404      404     403  200  200   200     200    200    403      404
        recreated      401    404      404     403  403  403   403     403    200    403      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      DELETE /v2/manage/namespaces/:namespace
        own            401    404      404     403  403  403   204     204    204    403      404
        recreated      401    404      404     403  403  403   403     403    204    403      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      GET /v2/manage/namespaces/:namespace/access
        own            401    404      404     403  200  200   200     200    200    403      404
        recreated      401    404      404     403  403  403   403     403    200    403      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      POST /v2/manage/namespaces/:namespace/access
        own            401    404      404     403  403  403   201     201    201    403      404
        recreated      401    404      404     403  403  403   403     403    201    403      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      PATCH /v2/manage/namespaces/:namespace/access
        own            401    404      404     403  403  403   201     201    201    403      404
        recreated      401    404      404     403  403  403   403     403    201    403      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      DELETE /v2/manage/namespaces/:namespace/access
        own            401    404      404     403  403  403   204     204    204    403      404
        recreated      401    404      404     403  403  403   403     403    204    403      404
        foreign        401    404      404     404  404  404   404     404    404    404      404
        missing        401    404      404     404  404  404   404     404    404    404      404
        moved          401    404      404     404  404  404   404     404    404    404      404

      GET /v2/manage/projects/:project_id/quotas
        own-account    401    403      403     200  200  200   200     200    200    200      200
        own-project    401    403      403     200  200  200   200     200    200    200      200
        third-account  401    403      403     403  403  403   403     403    403    200      200
        third-project  401    403      403     403  403  403   403     403    403    200      200
        no-account     401    403      403     403  403  403   403     403    403    200      200

      PUT /v2/manage/projects/:project_id/quotas
        own-account    401    403      403     403  403  403   403     403    403    200      200
        own-project    401    403      403     403  403  403   403     403    403    200      200
        third-account  401    403      403     403  403  403   403     403    403    200      200
        third-project  401    403      403     403  403  403   403     403    403    200      200
        no-account     401    403      403     403  403  403   403     403    403    200      200
      """;

  private SwrMatrix() {}

  static List<Row> rows() {
    return Matrix.parse(TABLE);
  }
}
