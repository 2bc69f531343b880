package dev.orgate.server.crash;

import dev.orgate.server.crash.Cluster.Node;
import dev.orgate.store.pg.testing.Cut;
import dev.orgate.store.pg.testing.Message;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What can go wrong around a gateway. Afterwards everything is as it should be again. */
enum Disturbance {
  STOP_GATEWAY {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.stop();
      cluster.start(node);
      return 1;
    }
  },
  KILL_GATEWAY {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.kill();
      cluster.start(node);
      return 1;
    }
  },
  /** The last things it said reach Postgres after its death. */
  KILL_GATEWAY_IN_A_FREEZE {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.proxy().delay(FOREVER);
      last(random, 300);
      node.kill();
      last(random, 300);
      node.proxy().heal();
      cluster.start(node);
      return 1;
    }
  },
  KILL_POSTGRES {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      switch (random.nextInt(4)) {
        case 0 -> cluster.postgres().stop();
        case 1 -> cluster.postgres().kill();
        default -> cluster.postgres().killAll();
      }
      last(random, 500);
      cluster.postgres().restart();
      return 1;
    }
  },
  CUT_AT_MESSAGES {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      int cuts = 0;
      for (int i = 0; i < 30; i++) {
        if (node.proxy().arm(cut(random)).awaitMade(CUT_PATIENCE)) {
          cuts++;
        }
      }
      node.proxy().heal();
      return cuts;
    }
  },
  CUT_ALL {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      for (int i = 0; i < 5; i++) {
        node.proxy().cutAll();
        last(random, 200);
      }
      return 5;
    }
  },
  BLACK_HOLE {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.proxy().blackHole();
      last(random, 4_000);
      node.proxy().heal();
      return 1;
    }
  },
  /** Nothing is lost, but all of it comes after whoever waited has given up, or just before. */
  FREEZE {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.proxy().delay(FOREVER);
      last(random, 4_000);
      node.proxy().heal();
      return 1;
    }
  },
  DELAY {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.proxy().delay(Duration.ofMillis(1 + random.nextInt(300)));
      last(random, 3_000);
      node.proxy().heal();
      return 1;
    }
  },
  REFUSE {
    @Override
    int act(Cluster cluster, Node node, Random random) throws InterruptedException {
      node.proxy().refuse();
      node.proxy().cutAll();
      last(random, 2_000);
      node.proxy().heal();
      return 1;
    }
  };

  private static final Duration FOREVER = Duration.ofDays(1);
  private static final Duration CUT_PATIENCE = Duration.ofMillis(500);

  private static final Message[] OF_A_WRITE = {
    Message.PARSE,
    Message.BIND,
    Message.EXECUTE,
    Message.SYNC,
    Message.BIND_COMPLETE,
    Message.DATA_ROW,
    Message.COMMAND_COMPLETE,
    Message.READY_FOR_QUERY
  };

  /** Disturbs one gateway, or all when it is about Postgres; answers how many times it did. */
  abstract int act(Cluster cluster, Node node, Random random) throws InterruptedException;

  private static Cut cut(Random random) {
    return new Cut(
        OF_A_WRITE[random.nextInt(OF_A_WRITE.length)],
        1 + random.nextInt(4),
        Cut.When.values()[random.nextInt(2)],
        Cut.Ending.values()[random.nextInt(2)]);
  }

  /** Leaves things as they are for a while, long or short. */
  static void last(Random random, int mostMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(mostMillis));
  }
}
