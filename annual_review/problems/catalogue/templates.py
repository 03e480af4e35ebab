"""What can be wrong with the templates a ward office edits in Word. Any error stops the night before it starts."""

from __future__ import annotations

from annual_review.problems.problem import Entry, Severity

_FILE = {"file": "hd36-2018/bien-ban-hop.docx"}
_NEAR = {**_FILE, "near": "Chủ trì: {{ meeting.chiar }}"}

FOLDER_MISSING = Entry(
    "MAU-01",
    Severity.ERROR,
    "Thư mục mẫu «{folder}» không có, hoặc không chứa bộ mẫu nào.",
    "Chép lại thư mục mẫu từ bản cài đặt, hoặc chỉ đúng thư mục bằng --templates.",
    {"folder": "templates"},
)
TEMPLATE_MISSING = Entry(
    "MAU-02",
    Severity.ERROR,
    "Thiếu mẫu «{file}» của văn bản «{title}».",
    "Chép lại mẫu này từ bản cài đặt; tên tệp phải đúng như trên.",
    {**_FILE, "title": "Biên bản họp chi bộ"},
)
DAMAGED = Entry(
    "MAU-03",
    Severity.ERROR,
    "Không đọc được mẫu «{file}»: tệp bị hỏng, chép dở hoặc không phải tệp Word .docx.",
    "Mở tệp bằng Word và lưu lại dạng «Word Document (*.docx)», hoặc chép lại từ bản cài đặt.",
    _FILE,
)
OLD_OR_LOCKED = Entry(
    "MAU-04",
    Severity.ERROR,
    "Mẫu «{file}» là tệp Word đời cũ (.doc) hoặc được đặt mật khẩu.",
    "Bỏ mật khẩu rồi lưu lại dạng «Word Document (*.docx)».",
    _FILE,
)
NOT_A_DOCUMENT = Entry(
    "MAU-05",
    Severity.ERROR,
    "Mẫu «{file}» không phải văn bản Word thông thường (có thể là .dotx, «Strict Open XML» hoặc tệp của chương trình khác).",
    "Mở bằng Word, chọn Lưu thành, kiểu «Word Document (*.docx)».",
    _FILE,
)
MACROS = Entry(
    "MAU-06",
    Severity.ERROR,
    "Mẫu «{file}» chứa macro hoặc thành phần điều khiển tự chạy.",
    "Lưu lại dạng «Word Document (*.docx)», không kèm macro.",
    _FILE,
)
REACHES_OUT = Entry(
    "MAU-07",
    Severity.ERROR,
    "Mẫu «{file}» gọi tới «{target}» ở ngoài tệp; khi mở, văn bản sẽ tự tìm đến đó.",
    "Bỏ liên kết: nhúng ảnh vào tệp thay cho ảnh liên kết; với bản mẫu đính kèm thì chọn lại Normal.",
    {**_FILE, "target": "http://example.org/logo.png"},
)
UNKNOWN_NAME = Entry(
    "MAU-08",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: không có trường «{name}».{suggestion}",
    "Sửa tên trường trong thẻ; danh sách trường xem bằng lệnh fields {kind}.",
    {**_NEAR, "name": "meeting.chiar", "suggestion": " Có phải «meeting.chair»?", "kind": "minutes"},
)
NOT_PRINTABLE = Entry(
    "MAU-09",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: «{name}» là {shape}, không dùng như chữ được.",
    "Danh sách thì dùng vòng lặp for; trường có/không thì dùng if; nhóm trường thì viết thêm tên trường sau dấu chấm.",
    {**_NEAR, "name": "rows", "shape": "danh sách"},
)
NOT_A_LIST = Entry(
    "MAU-10",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: «{name}» là {shape}, không phải danh sách nên không lặp được.",
    "Chọn một trường danh sách cho vòng lặp for.",
    {**_NEAR, "name": "cell", "shape": "chữ"},
)
FORBIDDEN = Entry(
    "MAU-11",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: mẫu không được dùng {construct}.",
    "Chỉ dùng tên trường, for, if, so sánh và các bộ lọc {filters}; số liệu đã được tính sẵn trong trường.",
    {**_NEAR, "construct": "phép tính", "filters": "upper, lower"},
)
BAD_SYNTAX = Entry(
    "MAU-12",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: thẻ viết sai.",
    "Xóa thẻ rồi gõ lại liền một mạch, ví dụ {{{{ cell }}}} hoặc {{%p if draft %}}.",
    _NEAR,
)
UNCLOSED = Entry(
    "MAU-13",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: thẻ mở {block} chưa có thẻ đóng end{block}.",
    "Thêm thẻ đóng end{block}, cùng kiểu với thẻ mở (tr cho hàng của bảng, p cho đoạn), trên một hàng hoặc đoạn riêng.",
    {**_NEAR, "block": "for"},
)
UNKNOWN_TAG = Entry(
    "MAU-14",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: thẻ «{tag}» không có, hoặc không đúng chỗ.",
    "Chỉ có for, endfor, if, elif, else, endif; chữ tr và p viết liền sau dấu phần trăm.",
    {**_NEAR, "tag": "enfor"},
)
BROKEN_TAG = Entry(
    "MAU-15",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: có dấu ngoặc nhọn lẻ hoặc thẻ bị ngắt, sẽ in nguyên ra giấy.",
    "Thẻ phải nằm gọn trong một đoạn, mở bằng hai ngoặc và đóng bằng hai ngoặc. Xóa rồi gõ lại.",
    _NEAR,
)
CURLY_QUOTES = Entry(
    "MAU-16",
    Severity.WARNING,
    "Mẫu «{file}», gần «{near}»: trong thẻ có dấu nháy cong do Word tự sửa.",
    "Gõ lại bằng nháy thẳng (bấm Ctrl+Z ngay sau khi Word đổi dấu).",
    _NEAR,
)
NEEDS_ROW_TAG = Entry(
    "MAU-17",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: thẻ {block} chạy qua nhiều ô hoặc nhiều hàng của bảng mà thiếu tr.",
    "Đặt thẻ mở và thẻ đóng, có tr liền sau dấu phần trăm, mỗi thẻ trên một hàng riêng của bảng.",
    {**_NEAR, "block": "for"},
)
NEEDS_PARAGRAPH_TAG = Entry(
    "MAU-18",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: thẻ {block} chạy qua nhiều đoạn mà thiếu p.",
    "Đặt thẻ mở và thẻ đóng, có p liền sau dấu phần trăm, mỗi thẻ trên một đoạn riêng.",
    {**_NEAR, "block": "if"},
)
ROWS_IN_A_CELL = Entry(
    "MAU-19",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: vòng lặp theo «{name}» nằm trong một ô, nên bảng không thêm hàng.",
    "Đặt thẻ mở có tr trên một hàng riêng phía trên, thẻ đóng có tr trên một hàng riêng phía dưới hàng cần lặp.",
    {**_NEAR, "name": "rows"},
)
TEXT_LOST = Entry(
    "MAU-20",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: chữ đứng cùng {place} với thẻ {tag} sẽ bị mất khi điền.",
    "Để thẻ này một mình trên một hàng (tr) hoặc một đoạn (p).",
    {**_NEAR, "place": "hàng", "tag": "{%tr for row in rows %}"},
)
TAG_OUTSIDE_TEXT = Entry(
    "MAU-21",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: thẻ nằm trong mã trường, thuộc tính hoặc chữ đã xóa có theo dõi, không điền được.",
    "Chấp nhận mọi thay đổi (Review, Accept All) và chỉ gõ thẻ vào chữ thường của văn bản.",
    _NEAR,
)
NOT_FILLED = Entry(
    "MAU-22",
    Severity.ERROR,
    "Mẫu «{file}» có thẻ trong phần «{part}», là phần không được điền.",
    "Chỉ đặt thẻ trong thân văn bản, đầu trang, chân trang và cước chú; xóa ghi chú bên lề.",
    {**_FILE, "part": "word/comments.xml"},
)
PICTURE_OUTSIDE_BODY = Entry(
    "MAU-23",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: ảnh «{name}» chỉ đặt được trong thân văn bản.",
    "Chuyển thẻ ảnh vào thân văn bản.",
    {**_NEAR, "name": "picture.image"},
)
UNKNOWN_TEMPLATE = Entry(
    "MAU-24",
    Severity.WARNING,
    "Tệp «{file}» trong thư mục mẫu không ứng với văn bản nào, nên không được dùng.{suggestion}",
    "Đổi đúng tên văn bản, hoặc chuyển tệp đi nơi khác.",
    {"file": "hd36-2018/bien-ban.docx", "suggestion": " Có phải «bien-ban-hop.docx»?"},
)
UNKNOWN_PROFILE = Entry(
    "MAU-28",
    Severity.WARNING,
    "Thư mục mẫu có thư mục con «{folder}» không phải bộ mẫu nào ({known}), nên không được dùng.",
    "Chuyển thư mục này đi nơi khác nếu không cần.",
    {"folder": "backup", "known": "hd36-2018, hd05-2026"},
)
FORMER_NAME = Entry(
    "MAU-29",
    Severity.ERROR,
    "Mẫu «{file}» mang tên của phiên bản trước.",
    "Đổi tên thành «{name}» rồi kiểm tra lại các trường bằng lệnh lint, hoặc chuyển tệp đi nơi khác để dùng mẫu kèm theo.",
    {"file": "hd36-2018/minutes.docx", "name": "bien-ban-hop.docx"},
)
UNUSED_FIELDS = Entry(
    "MAU-25",
    Severity.NOTE,
    "Mẫu «{file}» chưa dùng các trường: {names}.",
    "Không bắt buộc dùng hết; xem có quên trường nào không.",
    {**_FILE, "names": "notes, vote_rule"},
)
EMPTIED_CELL = Entry(
    "MAU-26",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: ô của bảng có thể không còn đoạn nào sau khi điền, Word sẽ báo tệp hỏng.",
    "Thêm một đoạn trống ở cuối ô, ngoài các thẻ p.",
    _NEAR,
)
LIVE_FIELD = Entry(
    "MAU-30",
    Severity.ERROR,
    "Mẫu «{file}» có trường do Word tự điền: «{field}»; chữ in ra sẽ đổi theo máy và ngày mở tệp, không theo bảng tính.",
    "Chọn trường ấy rồi bấm Ctrl+Shift+F9 để đổi thành chữ thường, hoặc xóa đi; chỗ cần điền thì gõ thẻ {{{{ … }}}}.",
    {**_FILE, "field": 'DATE \\@ "dd/MM/yyyy"'},
)
TRACKED_CHANGE = Entry(
    "MAU-31",
    Severity.ERROR,
    "Mẫu «{file}», gần «{near}»: còn thay đổi đang theo dõi, văn bản làm ra sẽ có cả chữ cũ lẫn chữ mới.",
    "Vào Xem lại (Review) > Chấp nhận (Accept) > Chấp nhận tất cả, tắt Theo dõi thay đổi, rồi lưu mẫu.",
    _NEAR,
)
COMMENTED = Entry(
    "MAU-32",
    Severity.WARNING,
    "Mẫu «{file}», gần «{near}»: có ghi chú bên lề; ghi chú không được chép vào văn bản.",
    "Không phải làm gì; nên xóa ghi chú (Xem lại > Xóa) khi đã sửa xong mẫu.",
    _NEAR,
)
DATA_BOUND = Entry(
    "MAU-33",
    Severity.WARNING,
    "Mẫu «{file}», gần «{near}»: ô nội dung gắn với thuộc tính của tệp; chương trình bỏ mối gắn ấy để Word không thay chữ.",
    "Không phải làm gì; nên xóa ô nội dung (bấm chuột phải > Loại bỏ điều khiển nội dung) rồi gõ chữ hoặc thẻ vào chỗ đó.",
    _NEAR,
)
UNBOUND_CHART = Entry(
    "MAU-34",
    Severity.ERROR,
    "Mẫu «{file}» có biểu đồ tên «{name}» không gắn với trường biểu đồ nào; văn bản làm ra sẽ in số liệu có sẵn trong mẫu.",
    "Mở ngăn Lựa chọn (Selection Pane, Alt+F10), đặt tên biểu đồ đúng tên trường (có: {known}), hoặc xóa biểu đồ.",
    {**_FILE, "name": "Chart 1", "known": "levels"},
)
CHART_WITHOUT_DATA = Entry(
    "MAU-35",
    Severity.ERROR,
    "Mẫu «{file}»: biểu đồ «{name}» không kèm bảng số liệu, hoặc thuộc kiểu mà chương trình không điền số được.",
    "Chép lại biểu đồ từ mẫu của bản cài đặt, hoặc chèn biểu đồ cột mới (Insert > Chart > Column) rồi đặt đúng tên ấy.",
    {**_FILE, "name": "levels"},
)
