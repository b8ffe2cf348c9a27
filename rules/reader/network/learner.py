"""The small language model in PyTorch, for learning (rules.reader.network.train)."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from rules.reader.network.source import Source
from rules.reader.network.stored import Stored, packed
from rules.reader.network.windows import LONGEST, Window

DROPPED = 0.1
"""Share of the numbers that learning hides at random."""

_EPSILON = 1e-12
_HEAD_SPREAD = 0.02
_HEAD_BIAS = -3.0


class Layer(nn.Module):
    """Attention of the pieces to each other, then a network for each piece alone: as rules.reader.network.encoder."""

    def __init__(self, source: Source, number: int) -> None:
        super().__init__()
        width, name = source.width, f"l{number}."
        self.heads = source.heads
        self.asked = _linear(source, [f"{name}{part}" for part in "qkv"], width)
        self.told = _linear(source, [f"{name}ao"], width)
        self.after_attention = _scaling(source, f"{name}aln")
        self.wide = _linear(source, [f"{name}fi"], source.wide)
        self.narrow = _linear(source, [f"{name}fo"], width)
        self.after = _scaling(source, f"{name}oln")

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        count, length, width = vectors.shape
        asked = self.asked(vectors).view(count, length, 3, self.heads, width // self.heads)
        question, answer, value = asked.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(question, answer, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(count, length, width)
        vectors = self.after_attention(vectors + self._hidden(self.told(seen)))
        network = self.narrow(functional.gelu(self.wide(vectors), approximate="tanh"))
        return self.after(vectors + self._hidden(network))

    def _hidden(self, numbers: Tensor) -> Tensor:
        return functional.dropout(numbers, DROPPED, self.training)


class Learner(nn.Module):
    """The published model with a head for the clauses; its lower layers stay as they are."""

    def __init__(self, source: Source, words: np.ndarray, *, frozen: int, answers: int) -> None:
        """`words` are the rows of the source's vocabulary that are kept; `frozen` layers are not learned further."""
        super().__init__()
        self.frozen = frozen
        self.words = torch.tensor(source.matrix("emb.word", source.words)[words])
        self.places = torch.tensor(source.plain("emb.pos").reshape(-1, source.width)[:LONGEST])
        self.places += torch.tensor(source.plain("emb.type")[: source.width])
        self.begin = _scaling(source, "emb.ln")
        self.layers = nn.ModuleList(Layer(source, number) for number in range(source.layers))
        self.head = nn.Linear(2 * source.width, answers)
        nn.init.normal_(self.head.weight, std=_HEAD_SPREAD)
        nn.init.constant_(self.head.bias, _HEAD_BIAS)
        for part in (self.begin, *self.layers[:frozen]):
            part.requires_grad_(requires_grad=False)

    def restore(self, stored: Stored) -> None:
        """Take the upper layers and the head from a file that learning wrote earlier.

        Raises:
            BrokenWeightsError: something is missing in the file.
        """
        parts = {"head": self.head}
        for number, layer in enumerate(self.layers[self.frozen :], self.frozen):
            parts |= {f"{number}.{name}": part for name, part in layer.named_children()}
        for name, part in parts.items():
            if isinstance(part, nn.LayerNorm):
                weight, bias = stored.plain(f"{name}.stretch"), stored.plain(f"{name}.move")
            else:
                weight, bias = stored.rows(name), stored.plain(f"{name}.added")
            part.weight.data.copy_(torch.from_numpy(weight))
            part.bias.data.copy_(torch.from_numpy(bias))

    def below(self, windows: list[Window]) -> list[Tensor]:
        """Return what the frozen layers make of the windows: it stays the same through all of learning."""
        self.eval()
        with torch.no_grad():
            return self._below(windows)

    def _below(self, windows: list[Window]) -> list[Tensor]:
        lengths = [len(window.pieces) for window in windows]
        pieces = torch.zeros(len(windows), max(lengths), dtype=torch.long)
        for row, window in enumerate(windows):
            pieces[row, : lengths[row]] = torch.tensor(window.pieces)
        vectors = self.begin(self.words[pieces] + self.places[: max(lengths)])
        for layer in self.layers[: self.frozen]:
            vectors = layer(vectors, _mask(lengths))
        return [vectors[row, :length].half() for row, length in enumerate(lengths)]

    def forward(self, below: list[Tensor], places: list[tuple[tuple[int, int], ...]]) -> Tensor:
        """Return the scores of the sentences of all windows, one row each."""
        lengths = [len(vectors) for vectors in below]
        vectors = nn.utils.rnn.pad_sequence([one.float() for one in below], batch_first=True)
        for layer in self.layers[self.frozen :]:
            vectors = layer(vectors, _mask(lengths))
        stretches = [vectors[row, start:end] for row, window in enumerate(places) for start, end in window]
        means = torch.stack([stretch.mean(0) for stretch in stretches])
        peaks = torch.stack([stretch.max(0).values for stretch in stretches])
        return self.head(functional.dropout(torch.cat([means, peaks], 1), DROPPED, self.training))

    def arrays(self) -> dict[str, np.ndarray]:
        """Return all that `rules.reader.network.stored` writes."""
        found = {
            **packed("pieces", self.words.numpy(), bits=4),
            "places": self.places.numpy().astype(np.float16),
            **_stored("begin", self.begin, bits=8),
            **_stored("head", self.head, bits=8),
        }
        for number, layer in enumerate(self.layers):
            bits = 4 if number < self.frozen else 8
            for name, part in layer.named_children():
                found |= _stored(f"{number}.{name}", part, bits=bits)
        return found


def _linear(source: Source, names: list[str], rows: int) -> nn.Linear:
    matrix = np.concatenate([source.matrix(f"{name}.w", rows) for name in names])
    made = nn.Linear(matrix.shape[1], matrix.shape[0])
    made.weight.data = torch.tensor(matrix)
    made.bias.data = torch.tensor(np.concatenate([source.plain(f"{name}.b") for name in names]))
    return made


def _scaling(source: Source, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(source.width, eps=_EPSILON)
    made.weight.data = torch.tensor(source.plain(f"{name}.w"))
    made.bias.data = torch.tensor(source.plain(f"{name}.b"))
    return made


def _mask(lengths: list[int]) -> Tensor:
    mask = torch.zeros(len(lengths), 1, 1, max(lengths))
    for row, length in enumerate(lengths):
        mask[row, :, :, length:] = float("-inf")
    return mask


def _stored(name: str, part: nn.Module, *, bits: int) -> dict[str, np.ndarray]:
    weight, bias = part.weight.detach().numpy(), part.bias.detach().numpy()
    if isinstance(part, nn.LayerNorm):
        return {f"{name}.stretch": weight, f"{name}.move": bias}
    return {**packed(name, weight, bits=bits), f"{name}.added": bias}
