package cortado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.data.Dataset;
import cortado.data.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets that are fetched, here from a folder in the layout of DJL's repository with parts of the embedded sets. */
class StandardSetsTest {
    private static final String PUBLIC = "https://mlrepo.djl.ai/";
    private static final String MNIST = "dataset/cv/ai/djl/basicdataset/mnist/";
    private static final List<String> TEN = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    @TempDir
    Path parent;

    private RepositoryFolder repository;

    @BeforeEach
    void open() {
        repository = new RepositoryFolder(parent);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private static byte[] pixels(Dataset images) {
        float[] values = new float[images.size() * (int) images.shape().size()];
        images.features().get(values);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(values[i] * 255);
        }
        return bytes;
    }

    private static byte[] idx(byte[] values, int... dimensions) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
        file.put(new byte[] {0, 0, 8, (byte) dimensions.length});
        for (int dimension : dimensions) {
            file.putInt(dimension);
        }
        return file.put(values).array();
    }

    private static byte[] labels(Dataset data) {
        byte[] labels = new byte[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) data.classes()[i];
        }
        return labels;
    }

    /** Returns the four files as the originals are named. */
    private static Map<String, byte[]> idxFiles(Split split) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "train", split.train());
        put(files, "t10k", split.test());
        return files;
    }

    private static void put(Map<String, byte[]> files, String part, Dataset images) {
        int side = images.shape().get(1);
        byte[] values = idx(pixels(images), images.size(), side, side);
        files.put(part + "-images-idx3-ubyte.gz", RepositoryFolder.gzip(values));
        files.put(part + "-labels-idx1-ubyte.gz", RepositoryFolder.gzip(idx(labels(images), images.size())));
    }

    private static void assertSame(Dataset found, Dataset expected, List<String> classNames) {
        assertThat(found.features()).isEqualTo(expected.features());
        assertThat(found.shape()).isEqualTo(expected.shape());
        assertThat(found.classes()).isEqualTo(expected.classes());
        assertThat(found.classNames()).isEqualTo(classNames);
    }

    /** Its files are said to be at the public repository, as they are in its own description: a mirror has them, too. */
    @Test
    void mnist_is_the_files_of_the_repository() {
        Split digits = new Split(
                Datasets.digits().train().take(50), Datasets.digits().test().take(20));
        repository.add(MNIST, "1.0", PUBLIC + MNIST, idxFiles(digits));

        Split found = Datasets.mnist();

        Path files = repository.folder().resolve(MNIST + "1.0");
        Dataset direct =
                Datasets.idx(files.resolve("train-images-idx3-ubyte.gz"), files.resolve("train-labels-idx1-ubyte.gz"));
        assertSame(found.train(), direct, TEN);
        assertThat(found.train().classes()).isEqualTo(digits.train().classes());
        assertThat(pixels(found.test())).isEqualTo(pixels(digits.test()));
        assertThat(found.test().classes()).isEqualTo(digits.test().classes());
    }

    @Test
    void fashion_mnist_is_the_files_of_the_repository() {
        Split embedded = Datasets.fashionMnist();
        Split part = new Split(embedded.train().take(40), embedded.test().take(30));
        repository.add("dataset/cv/ai/djl/basicdataset/fashmnist/", "1.0", "", idxFiles(part));

        Split found = Datasets.fashionMnistWhole();

        assertSame(found.train(), part.train(), embedded.train().classNames());
        assertSame(found.test(), part.test(), embedded.train().classNames());
    }

    /** Embedded images in three channels with a black margin of two pixels. */
    private static byte[] records(Dataset images) {
        byte[] grey = pixels(images);
        byte[] records = new byte[images.size() * 3073];
        for (int image = 0; image < images.size(); image++) {
            records[image * 3073] = (byte) images.classes()[image];
            for (int at = 0; at < 3 * 784; at++) {
                int row = at % 784 / 28 + 2;
                int column = at % 28 + 2;
                records[image * 3073 + 1 + at / 784 * 1024 + row * 32 + column] = grey[image * 784 + at % 784];
            }
        }
        return records;
    }

    @Test
    void cifar10_is_the_files_of_the_repository() throws IOException {
        byte[] train = records(Datasets.fashionMnist().train().take(15));
        byte[] test = records(Datasets.fashionMnist().test().take(5));
        String place = "dataset/cv/ai/djl/basicdataset/cifar10/";
        repository.add(
                place,
                "1.0",
                PUBLIC + place,
                Map.of(
                        "data_batch.bin.gz", RepositoryFolder.gzip(train),
                        "test_batch.bin.gz", RepositoryFolder.gzip(test)));
        Path original = Files.createDirectory(parent.resolve("cifar-10-batches-bin"));
        for (int i = 0; i < 5; i++) {
            byte[] fifth = ByteBuffer.allocate(3 * 3073)
                    .put(train, i * 3 * 3073, 3 * 3073)
                    .array();
            Files.write(original.resolve("data_batch_" + (i + 1) + ".bin"), fifth);
        }
        Files.write(original.resolve("test_batch.bin"), test);

        Split found = Datasets.cifar10();

        Split direct = Datasets.cifar10(original);
        assertSame(found.train(), direct.train(), direct.train().classNames());
        assertSame(found.test(), direct.test(), direct.train().classNames());
        assertThat(found.train().size()).isEqualTo(15);
    }

    private static void put(Map<String, byte[]> files, String part, List<String> texts, List<String> names) {
        for (int i = 0; i < texts.size(); i++) {
            String folder = names.get(i).substring(0, 3);
            files.put(
                    "aclImdb/%s/%s/%03d_7.txt".formatted(part, folder, i),
                    texts.get(i).getBytes(StandardCharsets.UTF_8));
        }
        files.put("aclImdb/" + part + "/urls_pos.txt", new byte[] {'u'});
    }

    private static List<String> names(Dataset data) {
        return Stream.iterate(0, i -> i + 1).limit(data.size()).map(data::label).toList();
    }

    @Test
    void imdb_is_the_files_of_the_repository() throws IOException {
        Dataset train = Datasets.sentences().train().take(30);
        Dataset test = Datasets.sentences().test().take(12);
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "train", train.texts(), names(train));
        put(files, "test", test.texts(), names(test));
        files.put("aclImdb/train/unsup/0_0.txt", new byte[] {'?'});
        byte[] zip = RepositoryFolder.zip(files);
        repository.add("dataset/nlp/ai/djl/basicdataset/stanford-movie-review/", "1.0", "", Map.of("aclImdb.zip", zip));

        Split found = Datasets.imdb();

        assertThat(found.train().classNames()).containsExactly("negative", "positive");
        assertThat(found.train().texts()).containsExactlyInAnyOrderElementsOf(train.texts());
        assertThat(found.test().texts()).containsExactlyInAnyOrderElementsOf(test.texts());
        for (int i = 0; i < train.size(); i++) {
            int at = train.texts().indexOf(found.train().texts().get(i));
            assertThat(found.train().label(i)).isEqualTo(train.label(at));
        }
        Path unpacked = parent.resolve("unpacked");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = unpacked.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        Split direct = Datasets.imdb(unpacked.resolve("aclImdb"));
        assertThat(direct.test().texts()).isEqualTo(found.test().texts());
        assertThat(direct.test().classes()).isEqualTo(found.test().classes());
    }

    @Test
    void what_was_fetched_needs_the_repository_no_more() throws IOException {
        repository.add(MNIST, "1.0", "", idxFiles(Datasets.digits()));
        Split first = Datasets.mnist();
        Files.move(repository.folder(), parent.resolve("elsewhere"));

        Split second = Datasets.mnist();

        assertSame(second.train(), first.train(), TEN);
        assertThat(parent.resolve("cache/cache")).isDirectoryContaining("glob:**/repo-*");
    }

    @Test
    void without_network_a_message_says_what_to_do() {
        repository.name("http://127.0.0.1:1/models");

        assertThatThrownBy(Datasets::mnist)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching("mnist: the dataset mnist is not on this machine, and"
                        + " http://127\\.0\\.0\\.1:1/models/dataset/cv/ai/djl/basicdataset/mnist/ could not be read"
                        + " \\(ConnectException: Connection refused\\)\\. It is fetched once, which needs internet, and kept in "
                        + parent.resolve("cache/cache/repo-") + "[0-9a-f]{8}\\. Without internet, read a copy with"
                        + " Datasets\\.mnist\\(folder\\), or name another repository, a URL or a folder, with"
                        + " System\\.setProperty\\(\"cortado\\.repository\", \\.\\.\\.\\)\\.");
    }

    /** A second try finds the files where a corrected description says they are. */
    @Test
    void a_damaged_file_is_not_kept() {
        Map<String, byte[]> files = idxFiles(Datasets.digits());
        repository.add(MNIST, "1.0", "", files);
        Path damaged = repository.folder().resolve(MNIST + "1.0/t10k-labels-idx1-ubyte.gz");
        assertThatThrownBy(() -> {
                    Files.write(damaged, RepositoryFolder.gzip(new byte[9]));
                    Datasets.mnist();
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(
                        "mnist/ could not be read (IOException: Checksum error: t10k-labels-idx1-ubyte, expected sha1: ");

        repository.add(MNIST, "1.0", "", files);
        assertThat(Datasets.mnist().test().classes())
                .isEqualTo(Datasets.digits().test().classes());
    }

    @Test
    void what_is_no_repository_is_refused() {
        repository.name("https://a b/");

        assertThatThrownBy(Datasets::cifar10)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cortado.repository must be a URL or a folder, but is 'https://a b/'. Correct the system property.");
    }
}
