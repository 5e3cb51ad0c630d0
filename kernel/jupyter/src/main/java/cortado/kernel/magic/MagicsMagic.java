package cortado.kernel.magic;

import java.util.List;

/** Lists the magics. */
final class MagicsMagic implements Command {
    @Override
    public List<MagicInfo> forms() {
        return List.of(new MagicInfo("%magics", "%magics", "lists what is listed here"));
    }

    @Override
    public List<String> aliases() {
        return List.of("%lsmagic");
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) {
        int width = Magics.list().stream()
                .mapToInt(each -> each.usage().length())
                .max()
                .orElse(0);
        for (MagicInfo each : Magics.list()) {
            place.print(each.usage() + " ".repeat(width - each.usage().length() + 2) + each.summary());
        }
        place.print("//DEPS group:artifact:version at the head of a cell is %maven, //REPOS id=url is %mavenRepo");
        return Magics.list().stream().map(MagicInfo::name).toList();
    }
}
