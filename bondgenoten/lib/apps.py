from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "bondgenoten.lib"
    label = "lib"
