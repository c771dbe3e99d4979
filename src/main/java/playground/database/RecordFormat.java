package playground.database;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the values of our packages are written for storage: one octet with the number of the format, then JSON with a
 * member for each component, absent ones as null.
 *
 * <p>Two versions of the program work on one database while nodes are replaced. Each skips the members that it does not
 * know, and writes those of a newer format back as they were. A component that is added must therefore make sense when it is
 * null, and its number of the format is one more. Thread-safe.
 */
public final class RecordFormat {

  /** What this version writes. */
  private static final int VERSION = 1;

  private final JsonMapper mapper;
  private final int version;

  public RecordFormat() {
    this(VERSION);
  }

  /**
   * What another version writes.
   *
   * @param more what its types have beside those of this one
   */
  RecordFormat(int version, JacksonModule... more) {
    this.version = version;
    this.mapper = JsonMapper.builder()
        .annotationIntrospector(new Introspector())
        .addModule(new SimpleModule()
            .addSerializer(Secret.class, new SecretWriter())
            .addDeserializer(Secret.class, new SecretReader()))
        .addModules(more)
        .changeDefaultVisibility(checker -> checker
            .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
            .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /**
   * A value that was read.
   *
   * @param newer the members of a newer format, in the places where they were; empty when it was not newer
   */
  public record Read<T>(T value, Optional<Newer> newer) {}

  /** What a newer version wrote beside what this one knows. */
  public static final class Newer {
    private final int version;
    private final List<Member> members;

    private Newer(int version, List<Member> members) {
      this.version = version;
      this.members = members;
    }
  }

  /** A member that this version does not know, and the members around it from the outermost. */
  private record Member(List<String> path, String name, JsonNode value) {}

  public byte[] write(Object value) {
    return versioned(version, mapper.writeValueAsBytes(value));
  }

  /** Writes a value in the place of one that was read. */
  public byte[] write(Object value, Optional<Newer> newer) {
    return newer.map(before -> {
      ObjectNode members = mapper.valueToTree(value);
      before.members.forEach(member -> putBack(member, members));
      return versioned(before.version, mapper.writeValueAsBytes(members));
    }).orElseGet(() -> write(value));
  }

  private static byte[] versioned(int number, byte[] json) {
    var written = new byte[json.length + 1];
    written[0] = (byte) number;
    System.arraycopy(json, 0, written, 1, json.length);
    return written;
  }

  /** Where it was; what was taken away around it takes it along. */
  private static void putBack(Member member, ObjectNode written) {
    JsonNode place = written;
    for (var step : member.path()) {
      place = place == null ? null : place.get(step);
    }
    if (place instanceof ObjectNode there && !there.has(member.name())) {
      there.set(member.name(), member.value());
    }
  }

  /** What we would not write ourselves of the same value. */
  private static void collect(ObjectNode newer, ObjectNode ours, List<String> path, List<Member> found) {
    newer.properties().forEach(member -> {
      var known = ours.get(member.getKey());
      if (known == null) {
        found.add(new Member(path, member.getKey(), member.getValue()));
      } else if (known instanceof ObjectNode there && member.getValue() instanceof ObjectNode inner) {
        collect(inner, there, Stream.concat(path.stream(), Stream.of(member.getKey())).toList(), found);
      }
    });
  }

  /**
   * Reads.
   *
   * @throws UnreadableValueException when it is no value of this type; the message has nothing of it
   */
  public <T> Read<T> read(byte[] written, Class<T> type) {
    try {
      if (written[0] <= version) {
        return new Read<>(mapper.readValue(written, 1, written.length - 1, type), Optional.empty());
      }
      var members = (ObjectNode) mapper.readTree(Arrays.copyOfRange(written, 1, written.length));
      var value = mapper.treeToValue(members, type);
      var unknown = new ArrayList<Member>();
      collect(members, mapper.valueToTree(value), List.of(), unknown);
      return new Read<>(value, Optional.of(new Newer(written[0], List.copyOf(unknown))));
    } catch (JacksonException e) {
      throw new UnreadableValueException(
          "a value in the database is no " + type.getSimpleName() + " of format " + written[0], written[0] <= version);
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("playground.");
  }

  /** Records and plain classes of ours are made by their one constructor; sealed types say which one they are. */
  @SuppressWarnings("serial") // never serialized
  private static final class Introspector extends JacksonAnnotationIntrospector {

    @Override
    public JsonCreator.Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
      return annotated instanceof AnnotatedConstructor made && isMadeByIt(made)
          ? JsonCreator.Mode.PROPERTIES
          : super.findCreatorAnnotation(config, annotated);
    }

    private static boolean isMadeByIt(AnnotatedConstructor made) {
      var type = made.getDeclaringClass();
      return isOurs(type) && !type.isRecord() && !type.isEnum() && type.getDeclaredConstructors().length == 1;
    }

    /** That of the field in the same place. */
    @Override
    public String findImplicitPropertyName(MapperConfig<?> config, AnnotatedMember member) {
      return member instanceof AnnotatedParameter parameter && parameter.getOwner() instanceof AnnotatedConstructor made && isMadeByIt(made)
          ? made.getDeclaringClass().getDeclaredFields()[parameter.getIndex()].getName()
          : super.findImplicitPropertyName(config, member);
    }

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
      return isOurs(annotated.getRawType()) && annotated.getRawType().isSealed()
          ? JsonTypeInfo.Value.construct(
              JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true, null)
          : super.findPolymorphicTypeInfo(config, annotated);
    }
  }

  private static final class SecretWriter extends ValueSerializer<Secret> {
    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
      json.writeString(secret.reveal());
    }
  }

  private static final class SecretReader extends ValueDeserializer<Secret> {
    @Override
    public Secret deserialize(JsonParser json, DeserializationContext context) {
      return new Secret(json.getString());
    }
  }
}
