"""What the Browser Use Public API v3 sends and receives."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ._runtime.models import CamelModel, DecimalString, Model, Omittable, OpenStrEnum


class BuAgentSessionStatus(OpenStrEnum):
    CREATED = "created"
    IDLE = "idle"
    RUNNING = "running"
    STOPPED = "stopped"
    TIMED_OUT = "timed_out"
    ERROR = "error"


class BuModel(OpenStrEnum):
    BU_MINI = "bu-mini"
    BU_MAX = "bu-max"


class ProxyCountryCode(OpenStrEnum):
    AD = "ad"
    AE = "ae"
    AF = "af"
    AG = "ag"
    AI = "ai"
    AL = "al"
    AM = "am"
    AN = "an"
    AO = "ao"
    AQ = "aq"
    AR = "ar"
    AS = "as"
    AT = "at"
    AU = "au"
    AW = "aw"
    AZ = "az"
    BA = "ba"
    BB = "bb"
    BD = "bd"
    BE = "be"
    BF = "bf"
    BG = "bg"
    BH = "bh"
    BI = "bi"
    BJ = "bj"
    BL = "bl"
    BM = "bm"
    BN = "bn"
    BO = "bo"
    BQ = "bq"
    BR = "br"
    BS = "bs"
    BT = "bt"
    BV = "bv"
    BW = "bw"
    BY = "by"
    BZ = "bz"
    CA = "ca"
    CC = "cc"
    CD = "cd"
    CF = "cf"
    CG = "cg"
    CH = "ch"
    CK = "ck"
    CL = "cl"
    CM = "cm"
    CO = "co"
    CR = "cr"
    CS = "cs"
    CU = "cu"
    CV = "cv"
    CW = "cw"
    CX = "cx"
    CY = "cy"
    CZ = "cz"
    DE = "de"
    DJ = "dj"
    DK = "dk"
    DM = "dm"
    DO = "do"
    DZ = "dz"
    EC = "ec"
    EE = "ee"
    EG = "eg"
    EH = "eh"
    ER = "er"
    ES = "es"
    ET = "et"
    FI = "fi"
    FJ = "fj"
    FK = "fk"
    FM = "fm"
    FO = "fo"
    FR = "fr"
    GA = "ga"
    GD = "gd"
    GE = "ge"
    GF = "gf"
    GG = "gg"
    GH = "gh"
    GI = "gi"
    GL = "gl"
    GM = "gm"
    GN = "gn"
    GP = "gp"
    GQ = "gq"
    GR = "gr"
    GS = "gs"
    GT = "gt"
    GU = "gu"
    GW = "gw"
    GY = "gy"
    HK = "hk"
    HM = "hm"
    HN = "hn"
    HR = "hr"
    HT = "ht"
    HU = "hu"
    ID = "id"
    IE = "ie"
    IL = "il"
    IM = "im"
    IN = "in"
    IQ = "iq"
    IR = "ir"
    IS = "is"
    IT = "it"
    JE = "je"
    JM = "jm"
    JO = "jo"
    JP = "jp"
    KE = "ke"
    KG = "kg"
    KH = "kh"
    KI = "ki"
    KM = "km"
    KN = "kn"
    KP = "kp"
    KR = "kr"
    KW = "kw"
    KY = "ky"
    KZ = "kz"
    LA = "la"
    LB = "lb"
    LC = "lc"
    LI = "li"
    LK = "lk"
    LR = "lr"
    LS = "ls"
    LT = "lt"
    LU = "lu"
    LV = "lv"
    LY = "ly"
    MA = "ma"
    MC = "mc"
    MD = "md"
    ME = "me"
    MF = "mf"
    MG = "mg"
    MH = "mh"
    MK = "mk"
    ML = "ml"
    MM = "mm"
    MN = "mn"
    MO = "mo"
    MP = "mp"
    MQ = "mq"
    MR = "mr"
    MS = "ms"
    MT = "mt"
    MU = "mu"
    MV = "mv"
    MW = "mw"
    MX = "mx"
    MY = "my"
    MZ = "mz"
    NA = "na"
    NC = "nc"
    NE = "ne"
    NF = "nf"
    NG = "ng"
    NI = "ni"
    NL = "nl"
    NO = "no"
    NP = "np"
    NR = "nr"
    NU = "nu"
    NZ = "nz"
    OM = "om"
    PA = "pa"
    PE = "pe"
    PF = "pf"
    PG = "pg"
    PH = "ph"
    PK = "pk"
    PL = "pl"
    PM = "pm"
    PN = "pn"
    PR = "pr"
    PS = "ps"
    PT = "pt"
    PW = "pw"
    PY = "py"
    QA = "qa"
    RE = "re"
    RO = "ro"
    RS = "rs"
    RU = "ru"
    RW = "rw"
    SA = "sa"
    SB = "sb"
    SC = "sc"
    SD = "sd"
    SE = "se"
    SG = "sg"
    SH = "sh"
    SI = "si"
    SJ = "sj"
    SK = "sk"
    SL = "sl"
    SM = "sm"
    SN = "sn"
    SO = "so"
    SR = "sr"
    SS = "ss"
    ST = "st"
    SV = "sv"
    SX = "sx"
    SY = "sy"
    SZ = "sz"
    TC = "tc"
    TD = "td"
    TF = "tf"
    TG = "tg"
    TH = "th"
    TJ = "tj"
    TK = "tk"
    TL = "tl"
    TM = "tm"
    TN = "tn"
    TO = "to"
    TR = "tr"
    TT = "tt"
    TV = "tv"
    TW = "tw"
    TZ = "tz"
    UA = "ua"
    UG = "ug"
    UK = "uk"
    US = "us"
    UY = "uy"
    UZ = "uz"
    VA = "va"
    VC = "vc"
    VE = "ve"
    VG = "vg"
    VI = "vi"
    VN = "vn"
    VU = "vu"
    WF = "wf"
    WS = "ws"
    XK = "xk"
    YE = "ye"
    YT = "yt"
    ZA = "za"
    ZM = "zm"
    ZW = "zw"


class HTTPValidationError(Model):
    detail: Omittable[list[ValidationError]] = None


class RunTaskRequest(CamelModel):
    """Unified request for creating a session or dispatching a task.

    - Without session_id + without task: creates a new idle session (for file uploads,
      etc.)
    - Without session_id + with task: creates a new session and dispatches the task
    - With session_id + with task: dispatches the task to an existing idle session
    - With session_id + without task: 422 (task required when dispatching to existing
      session)
    """

    task: str | None = None
    model: BuModel = BuModel.BU_MINI
    session_id: UUID | None = None
    keep_alive: bool = False
    max_cost_usd: DecimalString | None = None
    profile_id: UUID | None = None
    workspace_id: UUID | None = None
    proxy_country_code: ProxyCountryCode | None = ProxyCountryCode.US
    output_schema: dict[str, Any] | None = None
    enable_scheduled_tasks: bool = False


class SessionResponse(CamelModel):
    id: UUID
    status: BuAgentSessionStatus
    model: BuModel
    title: str | None = None
    output: Any | None = None
    output_schema: dict[str, Any] | None = None
    live_url: str | None = None
    profile_id: UUID | None = None
    workspace_id: UUID | None = None
    proxy_country_code: ProxyCountryCode | None = None
    max_cost_usd: DecimalString | None = None
    total_input_tokens: int = 0
    total_output_tokens: int = 0
    proxy_used_mb: DecimalString = Decimal("0")
    llm_cost_usd: DecimalString = Decimal("0")
    proxy_cost_usd: DecimalString = Decimal("0")
    total_cost_usd: DecimalString = Decimal("0")
    created_at: datetime
    updated_at: datetime


class ValidationError(Model):
    loc: list[str | int]
    msg: str
    type: str
