package dev.payouts.proofs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrapWeaverTest {
  private static final String TRAP = "dev/payouts/proofs/agent/Trap";

  /** A site that a new version of a library no longer has would never be reached. */
  @ParameterizedTest
  @EnumSource
  void tellsTheTrapAtEverySite(Site site) throws IOException {
    byte[] woven = TrapWeaver.weave(bytes(site.type()), List.of(site));

    assertThat(ClassFile.of().verify(woven)).isEmpty();
    List<MethodModel> methods =
        ClassFile.of().parse(woven).methods().stream()
            .filter(method -> method.methodName().equalsString(site.method()))
            .filter(method -> method.code().isPresent())
            .toList();
    assertThat(methods).isNotEmpty().allSatisfy(method -> isTold(method, site.moment()));
  }

  private static void isTold(MethodModel method, Site.Moment moment) {
    List<CodeElement> code = method.code().orElseThrow().elementList();
    List<Integer> calls =
        IntStream.range(0, code.size()).filter(i -> isTrap(code.get(i))).boxed().toList();
    long returns = code.stream().filter(ReturnInstruction.class::isInstance).count();
    assertThat(calls).hasSize(moment == Site.Moment.BEFORE ? 1 : Math.toIntExact(returns));
    if (moment == Site.Moment.BEFORE) {
      assertThat(code.subList(0, calls.getFirst())).noneMatch(InvokeInstruction.class::isInstance);
    }
  }

  private static boolean isTrap(CodeElement element) {
    return element instanceof InvokeInstruction call && call.owner().name().equalsString(TRAP);
  }

  private static byte[] bytes(String type) throws IOException {
    try (InputStream in =
        TrapWeaverTest.class.getClassLoader().getResourceAsStream(type + ".class")) {
      return Objects.requireNonNull(in, type).readAllBytes();
    }
  }
}
