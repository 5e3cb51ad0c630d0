package cortado.engine;

/**
 * The LSTM as TorchScript: {@code lstm} over all steps and {@code lstm_back}, its derivative.
 *
 * <p>One product of matrices a step forward, one backward, and one for the gradients of all weights over all steps. The hyperbolic
 * tangent is {@code 2 sigmoid(2 z) - 1}, since libtorch's sigmoid is eight times faster: the cell gate's rows of the weights count
 * double, the cell state {@code c} is twice the paper's, and {@code z}, the gradients before the gates, are an eighth of theirs at
 * the cell gate. Powers of two round nothing.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997</a>
 * @see <a href="https://doi.org/10.1162/089976600300015015">Gers et al. 2000, eq. 2 to 6</a>
 */
final class LstmScript {
    /** {@code xh} holds, step by step, the input and the state before the step side by side. */
    private static final String FORWARD = """
            steps = torch.size(x, 1)
            rows = torch.size(x, 0)
            features = torch.size(x, 2)
            units = torch.size(u, 1)
            xh = torch.new_empty(x, [torch.add(steps, 1), rows, torch.add(features, units)])
            torch.copy_(torch.slice(torch.slice(xh, 0, 0, steps), 2, 0, features), torch.transpose(x, 0, 1))
            hs = torch.slice(xh, 2, features)
            torch.zero_(torch.select(hs, 0, 0))
            scale = (self).lstm_scale(b, 2.)
            wu = torch.t(torch.mul(torch.contiguous(torch.t(torch.cat([w, u], 1))), scale))
            bias = torch.mul(b, scale)
            minus1 = torch.new_full(x, [], -1.)
            minus2 = torch.new_full(x, [], -2.)
            c = torch.new_zeros(x, [rows, units])
            kept = annotate(List[Tensor], [])
            for t in range(steps):
              s = torch.sigmoid_(%1$s)
              i, f, g, o = torch.chunk(s, 4, 1)
              d = torch.add(minus2, g, alpha=4)
              if keep:
                torch.append(kept, c)
              else:
                pass
              c = torch.addcmul_(torch.mul(f, c), i, d)
              y = torch.add(minus1, torch.sigmoid(c), alpha=2)
              torch.mul(o, y, out=torch.select(hs, 0, torch.add(t, 1)))
              if keep:
                torch.append(kept, s)
                torch.append(kept, i)
                torch.append(kept, f)
                torch.append(kept, d)
                torch.append(kept, o)
                torch.append(kept, y)
              else:
                pass
            if keep:
              torch.append(kept, xh)
            else:
              pass
            return (torch.transpose(torch.slice(hs, 0, 1), 0, 1), kept)
            """;

    private static final String BACKWARD = """
            xh = kept[-1]
            steps = torch.sub(torch.size(xh, 0), 1)
            rows = torch.size(xh, 1)
            units = torch.size(u, 1)
            features = torch.size(w, 1)
            scale = (self).lstm_scale(b, 8.)
            scaled = torch.mul(torch.t(u), scale)
            z = torch.new_empty(xh, [steps, rows, torch.mul(4, units)])
            c = torch.new_zeros(xh, [rows, units])
            h = torch.new_zeros(xh, [rows, units])
            s = torch.new_empty(xh, [rows, torch.mul(4, units)])
            i, f, g, o = torch.chunk(s, 4, 1)
            first = torch.sub(steps, torch.size(dy, 1))
            for n in range(steps):
              t = torch.sub(torch.sub(steps, n), 1)
              if torch.ge(t, first):
                h = torch.add(h, torch.select(dy, 1, torch.sub(t, first)))
              else:
                pass
              k = torch.mul(t, 7)
              y = kept[torch.add(k, 6)]
              torch.addcmul_(c, h, torch.tanh_backward(kept[torch.add(k, 5)], y), value=0.5)
              torch.mul(c, kept[torch.add(k, 4)], out=i)
              torch.mul(c, kept[k], out=f)
              torch.mul(c, kept[torch.add(k, 2)], out=g)
              torch.mul(h, y, out=o)
              zt = torch.select(z, 0, t)
              torch.sigmoid_backward(s, kept[torch.add(k, 1)], grad_input=zt)
              torch.mul_(c, kept[torch.add(k, 3)])
              h = %1$s
            flat = torch.reshape(z, [-1, torch.mul(4, units)])
            all = torch.reshape(torch.slice(xh, 0, 0, steps), [-1, torch.add(features, units)])
            dwu = torch.t(torch.mul(%2$s, scale))
            db = torch.mul(torch.sum(flat, [0]), scale)
            dx = torch.reshape(%3$s, [steps, rows, features])
            return (torch.transpose(dx, 0, 1), torch.slice(dwu, 1, 0, features), torch.slice(dwu, 1, features), db)
            """;

    private LstmScript() {}

    /** Adds {@code lstm} and {@code lstm_back}. */
    static void addTo(ScriptModule module) {
        module.addMethod("lstm_scale(self, b: Tensor, of_cell: float) -> Tensor", """
                scale = torch.ones_like(b)
                torch.fill_(torch.select(torch.chunk(scale, 4, 0), 2), of_cell)
                return scale
                """.lines()
                .toList());
        module.addMethod(
                "lstm(self, x: Tensor, w: Tensor, u: Tensor, b: Tensor, keep: bool) -> Tuple[Tensor, List[Tensor]]",
                FORWARD.formatted(Backward.product("torch.select(xh, 0, t)", "wu", "bias"))
                        .lines()
                        .toList());
        module.addMethod(
                "lstm_back(self, dy: Tensor, kept: List[Tensor], w: Tensor, u: Tensor, b: Tensor)"
                        + " -> Tuple[Tensor, Tensor, Tensor, Tensor]",
                BACKWARD.formatted(
                                Backward.product("zt", "scaled", ""),
                                Backward.product("torch.t(all)", "torch.t(flat)", ""),
                                Backward.product("flat", "torch.mul(torch.t(w), scale)", ""))
                        .lines()
                        .toList());
    }
}
