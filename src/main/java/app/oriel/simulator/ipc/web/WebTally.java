package app.oriel.simulator.ipc.web;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens at the web doors. For any thread. */
final class WebTally {
  final AtomicLong challenges = new AtomicLong();
  final AtomicLong signIns = new AtomicLong();
  final AtomicLong refusedSignIns = new AtomicLong();
  final AtomicLong wrongPasswords = new AtomicLong();
  final AtomicLong locked = new AtomicLong();
  final AtomicLong commands = new AtomicLong();
  final AtomicLong staleStoks = new AtomicLong();

  WebCounters counters() {
    return new WebCounters(
        challenges.get(),
        signIns.get(),
        refusedSignIns.get(),
        wrongPasswords.get(),
        locked.get(),
        commands.get(),
        staleStoks.get());
  }
}
