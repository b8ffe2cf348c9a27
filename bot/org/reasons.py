"""Why a value of the city file is refused, in the reader's words."""

from collections.abc import Callable, Mapping
from typing import Any

_TEXTS: dict[str, str] = {
    "missing": "必要な項目がありません",
    "extra_forbidden": "この名前の項目はありません",
    "string_type": "文字列を書いてください",
    "string_pattern_mismatch": "書き方が決まった形になっていません",
    "bool_type": "true か false を書いてください",
    "bool_parsing": "true か false を書いてください",
    "tuple_type": "[ ] で囲んだ一覧を書いてください",
    "model_type": "表（[名前] の形）を書いてください",
    "model_attributes_type": "表（[名前] の形）を書いてください",
    "enum": "決まった言葉のどれでもありません",
    "url_type": "https:// で始まるアドレスを書いてください",
    "url_parsing": "https:// で始まるアドレスを書いてください",
    "url_scheme": "https:// で始まるアドレスを書いてください",
}
_COUNTED: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_long": lambda limits: f"{limits['max_length']}文字までです",
    "string_too_short": lambda limits: f"{limits['min_length']}文字以上必要です",
    "too_short": lambda limits: f"{limits['min_length']}つ以上必要です",
    "url_too_long": lambda limits: f"{limits['max_length']}文字までです",
    "value_error": lambda limits: str(limits["error"]),
}


def reason(error: Mapping[str, Any]) -> str:
    """Why, for one of pydantic's errors. Validators of ours say it themselves, in Japanese."""
    counted = _COUNTED.get(error["type"])
    if counted is not None:
        return counted(error.get("ctx", {}))
    return _TEXTS.get(error["type"], "この値は使えません")
