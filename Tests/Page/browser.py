"""Chromium without a window and without a network, through its WebDriver."""
import os
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


class Browser:
    def __init__(self, page):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ["--headless=new", "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars",
                         "--disable-dev-shm-usage"]:
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.size(1280, 900)
        began = time.monotonic()
        self.driver.get(page.as_uri())
        self.run("return document.body.offsetHeight")
        self.opened_in = time.monotonic() - began
        # Reading the log empties it.
        self.console = self.driver.get_log("browser")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.textContent", selector)

    def press(self, *keys):
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def point_at(self, element):
        webdriver.ActionChains(self.driver).move_to_element(element).perform()

    def size(self, width, height):
        """A window cannot be as narrow as a telephone; an emulated screen can."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def media(self, name="", **features):
        features = [{"name": key.replace("_", "-"), "value": value} for key, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": name, "features": features})

    def wait(self, condition, what, seconds=10):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"waited {seconds} seconds in vain until {what}"
            time.sleep(0.02)

    def search(self, text):
        """Types the text, which may be of any script, and presses Enter."""
        self.run("document.querySelector('#query').focus()")
        self.driver.execute_cdp_cmd("Input.insertText", {"text": text})
        self.press(Keys.ENTER)
        self.wait(lambda: self.text("#count"), "the number of matches is announced")

    def reset(self):
        """What every check begins with."""
        self.size(1280, 900)
        self.media()
        if self.run("return document.querySelector('#query').value"):
            self.press(Keys.ESCAPE)
        self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": 0, "y": 0})
        self.run("document.querySelector('#list').open = false; document.activeElement.blur(); scrollTo(0, 0)")
