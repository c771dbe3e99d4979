package playground.sandbox.log;

import java.util.List;

/** The latest requests in the order of their arrival, newest first. Safe for use by several threads. */
public interface RequestLog {

  /** Most requests that are held; one more drops the oldest. */
  int CAPACITY = 1_000;

  /** Where one request stands in the log. */
  interface Position {

    /** Notes what is known of the request before its response is; a log that all nodes share may wait for the response. */
    void arrived(LogEntry entry);

    /** Notes the request and its response, in the place of what was noted before. */
    void responded(LogEntry entry);
  }

  /** Whether requests at that path never appear in it. */
  default boolean leavesOut(String path) {
    return false;
  }

  /** Reserves the position of a request that has just arrived. */
  Position reserve();

  /** Whether a request with that tracking id is in it. */
  boolean has(String trackingId);

  List<LogEntry> all();

  /** Removes all requests, those under way at this node included. */
  void clear();
}
