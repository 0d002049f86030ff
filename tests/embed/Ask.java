// qingdan in Java 11 or later, through JNA (Debian: libjna-java; Maven: net.java.dev.jna:jna). Opens an
// artifact, asks one question in JSON, prints the answer and the explanation.
//
//   java -cp /usr/share/java/jna.jar Ask.java libqingdan_json.so policies.qdc request.json
//
// JSON is left to your own library: the answer is printed by looking for three members of it.
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Ask {
  static final int ZH = 0;
  static final int OK = 0;
  static final int REFUSED = 48;

  // size_t is a long on the 64-bit systems that Java runs on.
  public interface QingdanLibrary extends Library {
    int qd_program_open_file(String path, PointerByReference program);
    void qd_program_free(Pointer program);
    int qd_session_new(Pointer program, PointerByReference session);
    void qd_session_free(Pointer session);
    String qd_status_text(int status, int language);
    int qd_decide_json(
        Pointer session, byte[] request, long size, int language, PointerByReference text, Pointer textSize);
    int qd_explain_json(
        Pointer session, byte[] request, long size, int language, PointerByReference text, Pointer textSize);
  }

  // One artifact and one session: for one thread at a time. Make one for each thread.
  static class Qingdan implements AutoCloseable {
    private final QingdanLibrary library;
    private final Pointer program;
    private final Pointer session;

    Qingdan(String libraryPath, String artifact) {
      library = Native.load(libraryPath, QingdanLibrary.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
      PointerByReference out = new PointerByReference();
      check(library.qd_program_open_file(artifact, out));
      program = out.getValue();
      check(library.qd_session_new(program, out));
      session = out.getValue();
    }

    private void check(int status) {
      if (status != OK && status != REFUSED) throw new IllegalStateException(library.qd_status_text(status, ZH));
    }

    String decide(String request) {
      byte[] line = request.getBytes(StandardCharsets.UTF_8);
      PointerByReference text = new PointerByReference();
      check(library.qd_decide_json(session, line, line.length, ZH, text, null));
      return text.getValue().getString(0, "UTF-8");
    }

    String explain(String request) {
      byte[] line = request.getBytes(StandardCharsets.UTF_8);
      PointerByReference text = new PointerByReference();
      check(library.qd_explain_json(session, line, line.length, ZH, text, null));
      return text.getValue().getString(0, "UTF-8");
    }

    @Override
    public void close() {
      library.qd_session_free(session);
      library.qd_program_free(program);
    }
  }

  // The first member of that name.
  static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!found.find()) throw new IllegalStateException("no " + name + " in " + json);
    return found.group(1);
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    String request = Files.readString(Path.of(args[2]));
    try (Qingdan qingdan = new Qingdan(args[0], args[1])) {
      String answer = qingdan.decide(request);
      out.print(member(answer, "verdict") + "\n");
      out.print(member(answer, "item") + ": " + member(answer, "citation") + "\n");
      out.print(qingdan.explain(request));
    }
  }
}
