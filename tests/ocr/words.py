"""What is painted: sentences of our own, put together by a seeded generator."""

PLACES = ["臺北", "新竹", "花蓮", "嘉義", "屏東", "福岡", "札幌", "維也納", "哥本哈根", "雪梨", "首爾", "溫哥華"]
TOPICS = ["海岸防護", "智慧運輸", "公共圖書館", "防災教育", "農業保險", "數位典藏", "食品安全", "水資源管理",
          "高齡照護", "文化資產", "森林療癒", "港口安全", "地籍測量", "電網韌性", "無障礙環境", "離岸風電"]
EVENTS = ["研討會", "考察團", "工作坊", "年會", "座談會", "雙邊會議", "論壇", "訓練課程"]
AGENCIES = ["交通局", "農業改良場", "水利署", "文化局", "消防局", "衛生福利部", "國家圖書館", "地政處"]
PEOPLE = ["林怡君", "陳柏翰", "黃淑芬", "張家豪", "吳佩蓉", "許志明", "蔡宗憲", "鄭雅文"]
POSTS = ["科長", "技正", "副局長", "研究員", "主任秘書", "組長", "專員"]
SIGNS = ["請勿進入", "服務臺", "無障礙電梯", "緊急出口", "停車場入口", "遊客中心", "小心落石", "禁止攀爬", "報到處",
         "閱覽室", "往第二月台", "圖書館開放時間", "請排隊候車", "會議室在三樓", "資源回收區", "自行車道"]
SENTENCES = [
    "本次考察以港區的安全管理為主，實地走訪三處碼頭。", "主辦單位說明近五年的預算與人力配置。",
    "當地居民參與規劃，意見都公開在網站上。", "資料庫每天更新一次，任何人都可以下載。",
    "建議先在兩個縣市試辦，再檢討是否推廣。", "新的感測器可以在三十秒內發出警報。",
    "雙方同意每年輪流舉辦一次技術交流。", "館方把善本掃描成影像，並附上全文。",
    "志工負責導覽，也協助記錄觀眾的問題。", "計畫期程為四年，經費由中央與地方分攤。",
    "車站內的指標用四種語言標示，字級一致。", "降雨超過門檻時，系統會自動關閉閘門。",
    "農民投保的比率從一成提高到四成。", "長者使用平台的人數較去年增加兩倍。",
    "維修紀錄保存十年，供日後分析使用。", "園區禁止一般車輛通行，改搭接駁巴士。",
]
BULLETS = ["現況與問題", "經費來源", "組織分工", "推動時程", "民眾參與", "成效評估", "後續建議", "國際合作",
           "法規調整", "風險管理", "資料開放", "人才培育"]
ENGLISH = ["Welcome to the harbour office", "Registration opens at nine", "Coastal safety workshop",
           "Annual report of the library", "Please keep the door closed", "Meeting room on the third floor",
           "Training course for inspectors", "Open data for every citizen", "Emergency exit only",
           "Visitors must sign in here", "Budget and staff by year", "Renewable energy in the region"]
JAPANESE = ["ようこそ北の港へ", "受付は二階です", "図書館のご案内", "この先は立入禁止です", "防災センター見学コース",
            "足もとにご注意ください", "本日の会議は午後から", "バスのりばはこちら", "地域の安全をまもる",
            "展示室では静かにしてください", "ゴミは持ち帰りましょう", "お問い合わせは窓口まで"]


def year(rng):
    return f"{rng.randint(109, 114)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"


def title(rng):
    return rng.choice([
        lambda: f"{rng.randint(2019, 2025)}{rng.choice(PLACES)}{rng.choice(TOPICS)}{rng.choice(EVENTS)}",
        lambda: f"{rng.choice(TOPICS)}與{rng.choice(TOPICS)}{rng.choice(EVENTS)}",
        lambda: f"歡迎{rng.choice(AGENCIES)}{rng.choice(EVENTS)}代表蒞臨",
        lambda: f"赴{rng.choice(PLACES)}{rng.choice(TOPICS)}考察",
    ])()


def mixed(rng):
    return rng.choice([
        lambda: f"第{rng.randint(2, 9)}屆 {rng.choice(['Smart City', 'Open Data', 'Ocean Forum', 'ITS Asia'])} {rng.choice(EVENTS)}",
        lambda: f"Session {rng.randint(1, 9)}：{rng.choice(TOPICS)}",
        lambda: f"{rng.choice(TOPICS)} {rng.choice(['Workshop', 'Conference', 'Seminar'])} {rng.randint(2018, 2025)}",
        lambda: f"Room {rng.randint(101, 599)} {rng.choice(TOPICS)}組",
    ])()


def lines_of(sentences, width):
    """The sentences as one text in lines of `width` characters."""
    text = "".join(sentences)
    return [text[at:at + width] for at in range(0, len(text), width)]
