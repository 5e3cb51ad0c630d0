package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.avgOverSteps;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.concat;
import static cortado.Cortado.dense;
import static cortado.Cortado.embedding;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.sequential;
import static cortado.Cortado.wordTokenizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import cortado.network.InputNode;
import cortado.network.Network;
import cortado.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that take texts, since the tokenizer travels in them. */
class TextModelTest {
    private static final Split SENTENCES = Datasets.sentences();
    private static final Tokenizer TOKENS =
            wordTokenizer().vocabulary(3_000).maxLength(30).fit(SENTENCES.train());

    private static Network bag(InputNode input) {
        return sequential(input, embedding(TOKENS.vocabulary(), 16).masked(), avgOverSteps(), dense(1));
    }

    private static Learner learner(Network network) {
        return network.compile(adam(5e-3), binaryCrossEntropy())
                .epochs(4)
                .batchSize(32)
                .seed(1)
                .quiet();
    }

    @Test
    void a_model_takes_texts_also_after_loading(@TempDir Path folder) {
        Model model = learner(bag(input(TOKENS))).fit(SENTENCES.train());

        assertThat(model.evaluate(SENTENCES.test()).accuracy()).isGreaterThan(0.75);
        assertThat(model.predictLabel("A great phone, I love it")).isEqualTo("positive");
        model.save(folder.resolve("m"));
        Model loaded = Model.load(folder.resolve("m"));
        assertThat(loaded.predictLabel("The food was terrible, what a waste of money"))
                .isEqualTo("negative");
        assertThat(loaded.predict("A great phone")).isEqualTo(model.predict("A great phone"));
        assertThat(loaded.predictProbability("A great phone")[0]).isBetween(0.5f, 1f);
    }

    @Test
    void texts_and_their_ids_train_the_same_model() {
        Model texts = learner(bag(input(TOKENS)))
                .epochs(1)
                .validation(SENTENCES.test())
                .fit(SENTENCES.train());
        Model ids = learner(bag(input(30)))
                .epochs(1)
                .validation(TOKENS.encode(SENTENCES.test()))
                .fit(TOKENS.encode(SENTENCES.train()));

        assertThat(texts.predict(SENTENCES.test())).isDeepEqualTo(ids.predict(TOKENS.encode(SENTENCES.test())));
        assertThat(texts.history().get("validation loss"))
                .isEqualTo(ids.history().get("validation loss"));
    }

    @Test
    void a_text_may_stand_beside_numbers(@TempDir Path folder) {
        Dataset reviews = SENTENCES.train().take(64);
        float[][] lengths = new float[64][1];
        for (int i = 0; i < 64; i++) {
            lengths[i][0] = reviews.text(i).length() / 100f;
        }
        Dataset both =
                Dataset.of(lengths, reviews.classes()).featureNamed("length").withFeature("review", reviews);
        InputNode review = input(TOKENS).named("review");
        InputNode length = input(1).named("length");
        Network net = network(
                inputs(review, length),
                outputs(concat(review.then(embedding(TOKENS.vocabulary(), 8).masked(), avgOverSteps()), length)
                        .then(dense(1))));

        Model model = learner(net).fit(both);
        model.save(folder.resolve("m"));

        assertThat(Model.load(folder.resolve("m")).predict(both)).isDeepEqualTo(model.predict(both));
    }

    @Test
    void texts_need_a_tokenizer() {
        Network net = bag(input(30));
        String message =
                "the network takes numbers of shape (30), but the data has texts. Begin with input(encoder), e.g."
                        + " wordTokenizer().fit(train)";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(net).fit(SENTENCES.train()))
                .withMessage("fit: " + message);
        Model model = learner(net).epochs(1).fit(TOKENS.encode(SENTENCES.train().take(32)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predictLabel("a text"))
                .withMessage("predict: " + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wordTokenizer().fit(Dataset.ofTexts(List.of("...", "!"))))
                .withMessage("tokenizer: no token occurs 1 times in 2 texts. Use a smaller minCount, or other texts.");
    }
}
