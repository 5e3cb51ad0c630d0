package cortado.kernel.magic;

import java.util.List;

/** Lists the variables. */
final class WhoMagic implements Command {
    @Override
    public List<MagicInfo> forms() {
        return List.of(new MagicInfo("%who", "%who", "lists the variables with their types and values"));
    }

    @Override
    public List<String> aliases() {
        return List.of("%whos");
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) {
        List<String> variables = place.variables();
        if (variables.isEmpty()) {
            place.print("no variables");
        }
        variables.forEach(place::print);
        return variables;
    }
}
