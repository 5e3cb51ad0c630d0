package cortado.kernel.magic;

import java.util.List;
import java.util.TreeMap;

/** Shows the environment of the kernel. */
final class EnvMagic implements Command {
    @Override
    public List<MagicInfo> forms() {
        return List.of(new MagicInfo("%env", "%env [NAME]", "shows the environment, or one variable of it"));
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) throws MagicException {
        if (call.words().isEmpty()) {
            new TreeMap<>(System.getenv()).forEach((name, value) -> place.print(name + "=" + value));
            return List.of();
        }
        String name = call.words().get(0);
        if (name.contains("=") || call.words().size() > 1) {
            throw new MagicException("Java cannot change its environment. Set the variable in kernel.json, or before"
                    + " Jupyter starts; a property of Java is set by System.setProperty(name, value).");
        }
        String value = System.getenv(name);
        if (value == null) {
            throw new MagicException("the variable " + name + " is not set. %env lists those that are.");
        }
        place.print(value);
        return List.of(value);
    }
}
