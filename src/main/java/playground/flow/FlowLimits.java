package playground.flow;

/**
 * How much one store takes.
 *
 * @param browsers that are known at the same time
 * @param pendingAuthorizations of all browsers that are pending at the same time
 * @param deviceGrants of all browsers that are pending at the same time
 */
public record FlowLimits(int browsers, int pendingAuthorizations, int deviceGrants) {

  /** In the memory of one process. */
  public static final FlowLimits OF_ONE_PROCESS =
      new FlowLimits(FlowStore.MAX_BROWSERS, FlowStore.MAX_PENDING_OF_ALL, FlowStore.MAX_DEVICE_GRANTS);

  /** In a database that several nodes share; about 1 GB when every browser holds a flow. */
  public static final FlowLimits OF_SEVERAL_NODES = new FlowLimits(50_000, 50_000, 1_000);
}
