package dev.payouts.proofs.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.AccessFlag;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the watched methods tell the trap that they are reached, and with what. */
final class TrapWeaver implements ClassFileTransformer {
  private static final ClassDesc TRAP = ClassDesc.of(Trap.class.getName());
  private static final MethodTypeDesc REACHED =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_Object.arrayType());

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String type,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    List<Site> sites = type == null ? List.of() : Site.in(type);
    return sites.isEmpty() ? null : weave(bytes, sites);
  }

  static byte[] weave(byte[] bytes, List<Site> sites) {
    ClassFile files = ClassFile.of();
    ClassModel type = files.parse(bytes);
    return files.transformClass(
        type,
        (builder, element) -> {
          if (element instanceof MethodModel method) {
            List<Site> here =
                sites.stream()
                    .filter(site -> method.methodName().equalsString(site.method()))
                    .toList();
            builder.transformMethod(method, MethodTransform.transformingCode(told(method, here)));
          } else {
            builder.with(element);
          }
        });
  }

  private static CodeTransform told(MethodModel method, List<Site> sites) {
    return new CodeTransform() {
      @Override
      public void atStart(CodeBuilder code) {
        tell(code, Site.Moment.BEFORE);
      }

      @Override
      public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof ReturnInstruction) {
          tell(code, Site.Moment.AFTER);
        }
        code.with(element);
      }

      private void tell(CodeBuilder code, Site.Moment moment) {
        sites.stream()
            .filter(site -> site.moment() == moment)
            .forEach(site -> call(code, method, site));
      }
    };
  }

  private static void call(CodeBuilder code, MethodModel method, Site site) {
    List<ClassDesc> parameters = method.methodTypeSymbol().parameterList();
    int slot = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
    code.loadConstant(site.name())
        .loadConstant(parameters.size())
        .anewarray(ConstantDescs.CD_Object);
    for (int i = 0; i < parameters.size(); i++) {
      TypeKind kind = TypeKind.from(parameters.get(i));
      if (kind == TypeKind.REFERENCE) {
        code.dup().loadConstant(i).aload(slot).aastore();
      }
      slot += kind.slotSize();
    }
    code.invokestatic(TRAP, "reached", REACHED);
  }
}
