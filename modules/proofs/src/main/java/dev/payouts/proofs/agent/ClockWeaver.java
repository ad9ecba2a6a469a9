package dev.payouts.proofs.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes our classes and Kafka's ask the wrong clock for the time. */
final class ClockWeaver implements ClassFileTransformer {
  private static final ClassDesc WRONG = ClassDesc.of(WrongClock.class.getName());
  private static final List<String> OURS = List.of("dev/payouts/", "org/apache/kafka/");
  private static final String NOT_OURS = "dev/payouts/proofs/";

  /** What tells the time, by its class. */
  private static final Map<String, String> TELLERS =
      Map.of("java/lang/System", "currentTimeMillis", "java/time/InstantSource", "system");

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String type,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    boolean ours =
        type != null && OURS.stream().anyMatch(type::startsWith) && !type.startsWith(NOT_OURS);
    return ours ? weave(bytes) : null;
  }

  /** Null for what never asks for the time. */
  static byte @Nullable [] weave(byte[] bytes) {
    ClassFile files = ClassFile.of();
    ClassModel type = files.parse(bytes);
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof MemberRefEntry member && tellsTime(member)) {
        return files.transformClass(
            type, ClassTransform.transformingMethodBodies(ClockWeaver::replace));
      }
    }
    return null;
  }

  private static void replace(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call && tellsTime(call.method())) {
      code.invokestatic(WRONG, call.name().stringValue(), call.typeSymbol());
    } else {
      code.with(element);
    }
  }

  private static boolean tellsTime(MemberRefEntry member) {
    return member.name().stringValue().equals(TELLERS.get(member.owner().asInternalName()));
  }
}
