package io.studentpulse.pipeline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;
import java.util.Set;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.MethodVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;

/** Of which enums a class asks the ordinal, to write it or to index with it. A {@code switch} asks, too, and keeps it for itself: it is left out. */
final class OrdinalsAskedFor extends ClassVisitor {

  private final Set<String> enums = new TreeSet<>();

  private OrdinalsAskedFor() {
    super(Opcodes.ASM9);
  }

  /** Their full names. */
  static Set<String> by(JavaClass type) throws IOException {
    OrdinalsAskedFor asked = new OrdinalsAskedFor();
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      new ClassReader(bytes).accept(asked, ClassReader.SKIP_DEBUG);
    }
    return asked.enums;
  }

  @Override
  public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      private boolean isSwitch;

      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String type) {
        // The compiler reads the table of a switch right before it asks for the ordinal.
        isSwitch |= name.startsWith("$SwitchMap$");
      }

      @Override
      public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
        if (name.equals("ordinal") && type.equals("()I")) {
          if (!isSwitch) {
            enums.add(owner.replace('/', '.'));
          }
          isSwitch = false;
        }
      }
    };
  }
}
