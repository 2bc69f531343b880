package dev.orgate.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processor time that some processes have taken so far, as {@code /proc} has it. */
interface CpuClock {
  /** Seconds, user and system. */
  double seconds();

  /** That of one process with all its threads. */
  static CpuClock of(long pid) {
    return () -> Ticks.of(pid).own() / Ticks.PER_SECOND;
  }

  /** That of a process, of its children, and of those of them that have ended. */
  static CpuClock ofFamily(long pid) {
    return () -> {
      LongStream children =
          ProcessHandle.of(pid).stream()
              .flatMap(ProcessHandle::children)
              .mapToLong(ProcessHandle::pid);
      long living = children.map(child -> Ticks.of(child).own()).sum();
      Ticks parent = Ticks.of(pid);
      return (living + parent.own() + parent.ofEnded()) / Ticks.PER_SECOND;
    };
  }

  /** What is not there to be read, such as a process of another machine. */
  static CpuClock unknown() {
    return () -> Double.NaN;
  }

  /** The parent of a process, or 0 when it is not one of this machine by that name. */
  static long parentOf(long pid, String name) {
    Path directory = Path.of("/proc", String.valueOf(pid));
    try {
      return Files.readString(directory.resolve("comm")).strip().equals(name)
          ? Ticks.fields(pid)[1]
          : 0;
    } catch (IOException none) {
      return 0;
    }
  }

  /** The times of one process. */
  record Ticks(long own, long ofEnded) {
    /** USER_HZ, which Linux has fixed for all programs, whatever its own clock does. */
    private static final double PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    static Ticks of(long pid) {
      try {
        long[] fields = fields(pid);
        return new Ticks(fields[USER] + fields[SYSTEM], fields[ENDED_USER] + fields[ENDED_SYSTEM]);
      } catch (IOException ended) {
        return new Ticks(0, 0);
      }
    }

    /** The fields behind the program's name, which may hold spaces; the state reads as 0. */
    private static long[] fields(long pid) throws IOException {
      String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return Stream.of(line.substring(line.lastIndexOf(')') + 2).strip().split(" "))
          .limit(ENDED_SYSTEM + 1)
          .mapToLong(field -> field.matches("-?\\d+") ? Long.parseLong(field) : 0)
          .toArray();
    }
  }
}
