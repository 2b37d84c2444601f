from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("signals", "0009_fill_hidden_from")]

    operations = [
        migrations.RemoveField(model_name="signal", name="name_hidden"),
    ]
