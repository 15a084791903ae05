"""What the Browser Use Public API v2 sends and receives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, overload
from uuid import UUID

from pydantic import Field
from typing_extensions import deprecated

from ._runtime.models import CamelModel, Model, OpenStrEnum
from ._runtime.renames import RenamingModel


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


class SupportedLLMs(OpenStrEnum):
    BROWSER_USE_LLM = "browser-use-llm"
    BROWSER_USE_2_0 = "browser-use-2.0"
    GPT_4_1 = "gpt-4.1"
    GPT_4_1_MINI = "gpt-4.1-mini"
    O4_MINI = "o4-mini"
    O3 = "o3"
    GEMINI_2_5_FLASH = "gemini-2.5-flash"
    GEMINI_2_5_PRO = "gemini-2.5-pro"
    GEMINI_3_PRO_PREVIEW = "gemini-3-pro-preview"
    GEMINI_3_FLASH_PREVIEW = "gemini-3-flash-preview"
    GEMINI_FLASH_LATEST = "gemini-flash-latest"
    GEMINI_FLASH_LITE_LATEST = "gemini-flash-lite-latest"
    CLAUDE_SONNET_4_20250514 = "claude-sonnet-4-20250514"
    CLAUDE_SONNET_4_5_20250929 = "claude-sonnet-4-5-20250929"
    CLAUDE_SONNET_4_6 = "claude-sonnet-4-6"
    CLAUDE_OPUS_4_5_20251101 = "claude-opus-4-5-20251101"
    GPT_4O = "gpt-4o"
    GPT_4O_MINI = "gpt-4o-mini"
    LLAMA_4_MAVERICK_17B_128E_INSTRUCT = "llama-4-maverick-17b-128e-instruct"
    CLAUDE_3_7_SONNET_20250219 = "claude-3-7-sonnet-20250219"


class CreateTaskRequest(
    RenamingModel,
    CamelModel,
    renamed={"structured_output_json": ("structured_output", "2026-03-10")},
):
    """Request model for creating a task"""

    task: Annotated[str, Field(min_length=1, max_length=50000)]
    """The task prompt/instruction for the agent."""
    llm: SupportedLLMs = SupportedLLMs.BROWSER_USE_2_0
    """The LLM model to use for the agent."""
    start_url: str | None = None
    """The URL to start the task from."""
    max_steps: Annotated[int, Field(ge=1, le=10000)] = 100
    """Maximum number of steps the agent can take before stopping."""
    structured_output: str | None = None
    """The stringified JSON schema for the structured output."""
    session_id: UUID | None = None
    """The ID of the session where the task will run."""
    metadata: dict[str, str] | None = None
    """The metadata for the task. Up to 10 key-value pairs."""
    secrets: dict[str, str] | None = None
    """The secrets for the task. Allowed domains are not required for secrets to be
    injected, but are recommended.
    """
    allowed_domains: list[str] | None = None
    """The allowed domains for the task."""
    op_vault_id: str | None = None
    """The ID of the 1Password vault to use for the task. This is used to inject secrets
    into the task.
    """
    session_settings: SessionSettings | None = None
    """Session configuration for auto-created sessions. Only applies when session_id is not
    provided. Ignored when using an existing session.
    """
    highlight_elements: bool = False
    """Tells the agent to highlight interactive elements on the page."""
    flash_mode: bool = False
    """Whether agent flash mode is enabled."""
    thinking: bool = False
    """Whether agent thinking mode is enabled."""
    vision: bool | Literal["auto"] = True
    """Whether agent vision capabilities are enabled. Set to 'auto' to let the agent decide
    based on the model capabilities.
    """
    system_prompt_extension: Annotated[str, Field(max_length=2000)] = ""
    """Optional extension to the agent system prompt."""
    judge: bool = False
    """Enable judge mode to evaluate task completion against ground truth."""
    judge_ground_truth: Annotated[str | None, Field(max_length=10000)] = None
    """Expected answer for judge evaluation."""
    judge_llm: SupportedLLMs | None = None
    """The LLM model to use for judging. If not provided, uses the default judge LLM."""
    skill_ids: list[str] | None = None
    """List of skill IDs to enable for this task. Use ['*'] to enable all available skills
    for the project.
    """

    if TYPE_CHECKING:
        # What fields were called.

        @overload
        def __init__(
            self,
            *,
            task: str,
            llm: SupportedLLMs = ...,
            start_url: str | None = ...,
            max_steps: int = ...,
            structured_output: str | None = ...,
            session_id: UUID | None = ...,
            metadata: dict[str, str] | None = ...,
            secrets: dict[str, str] | None = ...,
            allowed_domains: list[str] | None = ...,
            op_vault_id: str | None = ...,
            session_settings: SessionSettings | None = ...,
            highlight_elements: bool = ...,
            flash_mode: bool = ...,
            thinking: bool = ...,
            vision: bool | Literal["auto"] = ...,
            system_prompt_extension: str = ...,
            judge: bool = ...,
            judge_ground_truth: str | None = ...,
            judge_llm: SupportedLLMs | None = ...,
            skill_ids: list[str] | None = ...,
        ) -> None: ...

        @overload
        @deprecated("`structured_output_json` is `structured_output` since 2026-03-10.")
        def __init__(
            self,
            *,
            task: str,
            llm: SupportedLLMs = ...,
            start_url: str | None = ...,
            max_steps: int = ...,
            structured_output: str | None = ...,
            structured_output_json: str | None = ...,
            session_id: UUID | None = ...,
            metadata: dict[str, str] | None = ...,
            secrets: dict[str, str] | None = ...,
            allowed_domains: list[str] | None = ...,
            op_vault_id: str | None = ...,
            session_settings: SessionSettings | None = ...,
            highlight_elements: bool = ...,
            flash_mode: bool = ...,
            thinking: bool = ...,
            vision: bool | Literal["auto"] = ...,
            system_prompt_extension: str = ...,
            judge: bool = ...,
            judge_ground_truth: str | None = ...,
            judge_llm: SupportedLLMs | None = ...,
            skill_ids: list[str] | None = ...,
        ) -> None: ...

        def __init__(self, **members: Any) -> None: ...

        class _StructuredOutputJson:
            @deprecated(
                "`structured_output_json` is `structured_output` since 2026-03-10.",
            )
            def __get__(self, instance: object, owner: object) -> str | None: ...

            @deprecated(
                "`structured_output_json` is `structured_output` since 2026-03-10.",
            )
            def __set__(self, instance: object, value: str | None) -> None: ...

        structured_output_json = _StructuredOutputJson()


class SessionHasRunningTaskError(Model):
    """Error response when session already has a running task"""

    detail: str = (
        "Agent session already has a running task. Please wait for it to finish or stop it manually."
    )


class SessionNotFoundError(Model):
    """Error response when a session is not found"""

    detail: str = "Session not found"


class SessionSettings(CamelModel):
    """Session configuration for auto-created sessions. These settings only apply when no
    session_id is provided.
    """

    profile_id: UUID | None = None
    """Browser profile ID for persistent browser state (cookies, local storage,
    etc.).
    """
    proxy_country_code: ProxyCountryCode | None = ProxyCountryCode.US
    """Proxy country code for geo-targeted browsing. Defaults to US. Set to null to disable
    proxy.
    """
    browser_screen_width: Annotated[int | None, Field(ge=320, le=6144)] = None
    """Custom screen width in pixels for the browser."""
    browser_screen_height: Annotated[int | None, Field(ge=320, le=3456)] = None
    """Custom screen height in pixels for the browser."""
    enable_recording: bool = False
    """If True, enables session recording. Defaults to False."""


class SessionStoppedError(Model):
    """Error response when trying to use a stopped session"""

    detail: str = (
        "Browser session is stopped. Please start a new session and try again."
    )


class TaskCreatedResponse(CamelModel):
    """Response model for creating a task"""

    id: UUID
    """Unique identifier for the created task"""
    session_id: UUID
    """Session ID where the task was created"""


class TooManyConcurrentActiveSessionsError(Model):
    """Error response when user has too many concurrent active sessions"""

    detail: str = (
        "Too many concurrent active sessions. Please wait for one to finish, kill one, or upgrade your plan."
    )


class ValidationError(Model):
    loc: list[str | int]
    msg: str
    type: str
