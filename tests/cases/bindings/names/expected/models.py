"""What the Names "in" \\ every form sends and receives."""

from __future__ import annotations

import builtins
import datetime as _datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from ._runtime.models import Model, Omittable, OpenStrEnum


class Timezone(OpenStrEnum):
    UTC_d3b47c = "utc"
    UTC_12c6a0 = "Utc"
    UTC_681054 = "UTC"
    MRO_ = "mro"
    NAME = "name"
    VALUE = "value"
    VALUE_123 = "123"
    IS_KNOWN = "is_known"
    VALUE_1_374715 = "+1"
    VALUE_1_6b54ef = "-1"


class Class(Model):
    ok: Omittable[bool] = None


class ModelModel(Model):
    model_config_: Annotated[Omittable[str], Field(alias="model_config")] = None
    model_name_: Annotated[Omittable[str], Field(alias="model_name")] = None
    json_: Annotated[Omittable[str], Field(alias="json")] = None
    copy_: Annotated[Omittable[bool], Field(alias="copy")] = None
    schema_: Annotated[Omittable[str], Field(alias="schema")] = None


class Operation(Model):
    type: Omittable[builtins.str] = None
    list: Omittable[builtins.list[builtins.str]] = None
    str: Omittable[builtins.str] = None
    after: Omittable[builtins.list[builtins.str]] = None
    any: Annotated[Any, Field(alias="Any")] = None


class Reserved(Model):
    class_: Annotated[Omittable[str], Field(alias="class")] = None
    self_: Annotated[Omittable[str], Field(alias="self")] = None
    list: Omittable[builtins.list[str]] = None
    json_: Annotated[Omittable[dict[str, Any]], Field(alias="json")] = None
    from_: Annotated[Omittable[str], Field(alias="from")] = None
    private: Annotated[Omittable[str], Field(alias="_private")] = None
    field_2fa: Annotated[Omittable[bool], Field(alias="2fa")] = None
    a_b_d44362: Annotated[Omittable[str], Field(alias="a-b")] = None
    a_b: Omittable[str] = None
    a_b_c8687a: Annotated[Omittable[str], Field(alias="a b")] = None
    naive: Annotated[Omittable[str], Field(alias="naïve")] = None
    u65e5_u672c: Annotated[Omittable[str], Field(alias="日本")] = None
    field: Annotated[Omittable[str], Field(alias="")] = None
    date: Omittable[_datetime.date] = None
    datetime: Omittable[_datetime.datetime] = None
    datetime2: Omittable[_datetime.datetime] = None
    uuid: Annotated[Omittable[UUID], Field(alias="UUID")] = None
    timezone: Omittable[Timezone] = None
