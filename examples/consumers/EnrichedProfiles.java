import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Keeps the output tables up to date from the public topic, and prints them.
 *
 * <pre>java -cp 'jars/*' EnrichedProfiles.java --brokers 127.0.0.1:9092</pre>
 *
 * Java 17 runs it as it is, with kafka-clients and jackson-databind in jars. It reads the topic from the beginning and prints every
 * change; with --once it stops at the end of the topic and prints one JSON object a line, in the order of the keys.
 */
public final class EnrichedProfiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  // The console's own encoding may know fewer letters than the companies have.
  private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  private final SortedMap<String, ObjectNode> table = new TreeMap<>();
  private final boolean once;

  private EnrichedProfiles(boolean once) {
    this.once = once;
  }

  public static void main(String[] args) throws IOException {
    List<String> options = List.of(args);
    String brokers = valueOf(options, "--brokers", "127.0.0.1:9092");
    String topic = valueOf(options, "--topic", "enrichment.enriched-profiles.v1");
    // All partitions are assigned here and nothing is committed: the table is in memory, and every start reads everything.
    // The group is only a name by which the brokers know this reader.
    Map<String, Object> settings =
        Map.of("bootstrap.servers", brokers, "group.id", valueOf(options, "--group", "example"), "enable.auto.commit", false);
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      new EnrichedProfiles(options.contains("--once")).follow(consumer, topic);
    } catch (KafkaException error) {
      System.err.println(topic + " cannot be read from " + brokers + ": " + error.getMessage());
      System.exit(1);
    }
  }

  private static String valueOf(List<String> options, String name, String otherwise) {
    int at = options.indexOf(name);
    return at < 0 || at + 1 == options.size() ? otherwise : options.get(at + 1);
  }

  private void follow(KafkaConsumer<String, byte[]> consumer, String topic) throws IOException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
    if (partitions.isEmpty()) throw new KafkaException("there is no such topic");
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(partitions));
    while (true) {
      // Positions, not records: the last record of a partition may have been compacted away.
      unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (once && unread.isEmpty()) break;
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) apply(record);
      OUT.flush();
    }
    for (ObjectNode row : table.values()) OUT.println(row);
    OUT.flush();
  }

  /** One record: the newest state of a row, the end of one, or something that was seen before. */
  private void apply(ConsumerRecord<String, byte[]> record) throws IOException {
    String key = record.key();
    JsonNode event = record.value() == null ? null : JSON.readTree(record.value());
    String type = event == null ? "" : event.path("type").asText();
    boolean isUpdate = type.equals("enriched-profile.updated");
    // Other types may come; they say nothing about the table.
    if (event != null && !isUpdate && !type.equals("enriched-profile.retracted")) return;
    long sequence = event == null ? sequenceOf(record) : event.path("sequence").asLong();
    // An older state may land after a newer one.
    ObjectNode held = table.get(key);
    if (held != null && sequence < held.path("sequence").asLong()) return;
    if (isUpdate) table.put(key, JSON.createObjectNode().put("key", key).put("sequence", sequence).setAll((ObjectNode) event.get("data")));
    else table.remove(key);
    if (!once) OUT.println(isUpdate ? table.get(key) : JSON.createObjectNode().put("key", key).put("gone", true));
  }

  /** Of a tombstone, which has nothing but its headers. */
  private static long sequenceOf(ConsumerRecord<String, byte[]> tombstone) {
    var header = tombstone.headers().lastHeader("sequence");
    return header == null ? Long.MAX_VALUE : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
  }
}
