/** The ZStack IAM2 dialect: organizations under {@code /v1/iam2} and {@code /zstack/v1/iam2}. */
@NullMarked
package dev.orgate.server.zstack;

import org.jspecify.annotations.NullMarked;
