import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;

/** A Trino of one node on the port of the argument, with the catalog `memory`, until its standard input ends. Prints "ready". */
public class Trino {
  public static void main(String[] arguments) throws Exception {
    Session session = TestingSession.testSessionBuilder().setCatalog("memory").setSchema("default").build();
    try (var runner = DistributedQueryRunner.builder(session).setNodeCount(1).addExtraProperty("http-server.http.port", arguments[0]).build()) {
      runner.installPlugin(new MemoryPlugin());
      runner.createCatalog("memory", "memory");
      System.out.println("ready");
      while (System.in.read() >= 0) { }
    }
  }
}
